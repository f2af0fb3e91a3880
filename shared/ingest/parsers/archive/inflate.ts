import type { Buffer } from 'node:buffer';
import { inflateRawSync } from 'node:zlib';
import { IngestFailure } from '../../failure.ts';

/** Small entries may compress as well as they like: the XML of an empty sheet or slide easily shrinks a hundredfold. */
const anyRatioBelow = 10 * 1024 * 1024;
const maxRatio = 100;

/**
 * Inflates an entry and stops at the first byte too many: beyond `limit`, beyond the size that the directory declares, or
 * beyond a hundred times what is packed once it has 10 MB.
 * @throws IngestFailure `archive_bomb`, `damaged_document`
 */
export function inflate(packed: Buffer, declared: number, limit: number): Buffer {
  const most = Math.min(limit, declared, Math.max(anyRatioBelow, packed.length * maxRatio));
  try {
    // At least one byte: zero would be refused as a setting.
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, most) });
  } catch (error) {
    const isTooMuch = (error as { readonly code?: unknown }).code === 'ERR_BUFFER_TOO_LARGE';
    throw new IngestFailure(isTooMuch ? 'archive_bomb' : 'damaged_document', { cause: error });
  }
}
