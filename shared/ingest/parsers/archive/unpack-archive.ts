import { Buffer } from 'node:buffer';
import { crc32 } from 'node:zlib';
import { IngestFailure } from '../../failure.ts';
import { inflate } from './inflate.ts';
import { placeEntries, type PlacedEntry } from './place-entries.ts';
import { readDirectory } from './read-directory.ts';

export interface ArchiveLimits {
  /** Most entries of an archive. */
  readonly maxEntries: number;
  /** Most bytes that its entries may unpack to, together. */
  readonly maxInflatedBytes: number;
}

const stored = 0;
const deflated = 8;

/**
 * Unpacks the wanted entries of a ZIP archive, one after the other, with their names. Nothing in the archive is believed: places, sizes
 * and checksums are compared with what is there, and bytes are counted while they are unpacked.
 * @throws IngestFailure `archive_bomb`, `encrypted_document`, `damaged_document`, `unsafe_document`
 */
export function* unpackArchive(
  bytes: Uint8Array,
  isWanted: (name: string) => boolean,
  limits: ArchiveLimits,
): Generator<readonly [name: string, content: Buffer]> {
  const archive = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const directory = readDirectory(archive, limits.maxEntries);
  if (directory === undefined) throw new IngestFailure('damaged_document');
  if (directory.count > limits.maxEntries) throw new IngestFailure('archive_bomb');

  const seen = new Set<string>();
  let left = limits.maxInflatedBytes;
  for (const entry of placeEntries(archive, directory)) {
    if (!isWanted(entry.name)) continue;
    // Two of a name: which one counts differs from reader to reader.
    if (seen.has(entry.name)) throw new IngestFailure('damaged_document');
    const content = unpack(entry, left);
    seen.add(entry.name);
    left -= content.length;
    yield [entry.name, content];
  }
}

function unpack(entry: PlacedEntry, limit: number): Buffer {
  if (entry.isEncrypted) throw new IngestFailure('encrypted_document');
  if (entry.method !== stored && entry.method !== deflated) {
    throw new IngestFailure('damaged_document');
  }
  const content = entry.method === stored ? entry.packed : inflate(entry.packed, entry.size, limit);
  if (content.length > limit) throw new IngestFailure('archive_bomb');
  if (content.length !== entry.size || crc32(content) !== entry.crc32) {
    throw new IngestFailure('damaged_document');
  }
  return content;
}
