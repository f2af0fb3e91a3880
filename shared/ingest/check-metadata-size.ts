import { AppError } from '../errors.ts';

/** What Azure Blob Storage takes as metadata of one blob: names and values together. */
const mostBytes = 8 * 1024;

/** The request's field behind each name of blob metadata; the others are the same. */
const fieldOf: Readonly<Record<string, string>> = { sourceurl: 'sourceUrl' };

/**
 * Checks that storage will take a blob's metadata, whose values are percent-encoded: a letter beyond ASCII counts for six to
 * twelve bytes there. @throws AppError `invalid_request` naming the largest field
 */
export function checkMetadataSize(metadata: Readonly<Record<string, string>>): void {
  const sizes = Object.entries(metadata).map(([name, value]) => ({
    name,
    bytes: Buffer.byteLength(name) + Buffer.byteLength(value),
  }));
  const total = sizes.reduce((sum, { bytes }) => sum + bytes, 0);
  if (total <= mostBytes) return;
  const { name = '' } = sizes.sort((a, b) => b.bytes - a.bytes)[0] ?? {};
  const field = fieldOf[name.toLowerCase()] ?? name;
  const message = `takes too much room: all properties together take ${total} of ${mostBytes} bytes as they are stored`;
  throw new AppError('invalid_request', `The document's ${field} ${message}.`, {
    remedy: 'Use fewer or shorter entries; letters beyond ASCII take six bytes and more.',
    fields: [{ field, message }],
  });
}
