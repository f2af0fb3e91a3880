import { Buffer } from 'node:buffer';
import { readDirectory } from './read-directory.ts';

/**
 * What a ZIP archive is, by the names of its entries. `archive` is any other one; `damaged` has no readable directory,
 * as when a file was cut off.
 */
export type ArchiveKind =
  'docx' | 'pptx' | 'xlsx' | 'xlsb' | 'odt' | 'odp' | 'ods' | 'epub' | 'archive' | 'damaged';

/** More entries tell nothing about the kind of a file. */
const mostEntries = 5000;

const kindOfEntry: readonly (readonly [RegExp, ArchiveKind])[] = [
  [/^word\/[^/]+\.xml$/iu, 'docx'],
  [/^ppt\/[^/]+\.xml$/iu, 'pptx'],
  [/^xl\/workbook\.bin$/iu, 'xlsb'],
  [/^xl\/[^/]+\.xml$/iu, 'xlsx'],
];

const kindOfMimetype: readonly (readonly [string, ArchiveKind])[] = [
  ['application/vnd.oasis.opendocument.text', 'odt'],
  ['application/vnd.oasis.opendocument.presentation', 'odp'],
  ['application/vnd.oasis.opendocument.spreadsheet', 'ods'],
  ['application/epub+zip', 'epub'],
];

/**
 * Looks into a ZIP archive without unpacking it. OpenDocument and EPUB files name their type in an entry `mimetype` that
 * is stored as it is (OpenDocument 1.3 part 2, section 3.3; EPUB OCF 4.3); Office Open XML shows by its folders.
 * @returns undefined when the bytes are no ZIP archive
 */
export function archiveKind(bytes: Uint8Array): ArchiveKind | undefined {
  const archive = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const signature = archive.toString('latin1', 0, 4);
  if (signature !== 'PK\x03\x04' && signature !== 'PK\x05\x06') return undefined;
  const entries = readDirectory(archive, mostEntries)?.entries;
  if (entries === undefined) return 'damaged';
  const mimetype = entries.find(({ name }) => name === 'mimetype');
  const declared = mimetype === undefined ? '' : storedText(archive, mimetype);
  const [, named] = kindOfMimetype.find(([type]) => declared.startsWith(type)) ?? [];
  if (named !== undefined) return named;
  const found = kindOfEntry.find(([pattern]) => entries.some(({ name }) => pattern.test(name)));
  if (found !== undefined) return found[1];
  return entries.some(({ name }) => name === 'META-INF/container.xml') ? 'epub' : 'archive';
}

/** The first bytes of an entry that is stored without compression. */
function storedText(archive: Buffer, { headerAt }: { readonly headerAt: number }): string {
  if (headerAt + 30 > archive.length) return '';
  const start =
    headerAt + 30 + archive.readUInt16LE(headerAt + 26) + archive.readUInt16LE(headerAt + 28);
  return archive.toString('latin1', start, start + 80);
}
