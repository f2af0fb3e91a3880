import type { Buffer } from 'node:buffer';
import { damaged } from './sectors.ts';

const entryLength = 128;
const none = 0xffff_ffff;

export interface DirectoryEntry {
  readonly name: string;
  readonly kind: 'storage' | 'stream' | 'other';
  /** Its neighbours in the tree of what the same storage holds. */
  readonly left: number;
  readonly right: number;
  /** A storage's first entry. */
  readonly child: number;
  readonly start: number;
  readonly size: number;
}

/** Reads an entry of a compound file's directory ([MS-CFB] 2.6.1). @throws IngestFailure `damaged_document` */
export function readEntry(directory: Buffer, id: number): DirectoryEntry {
  const entry = directory.subarray(id * entryLength, (id + 1) * entryLength);
  if (entry.length < entryLength) throw damaged();
  const nameLength = Math.min(64, entry.readUInt16LE(0x40));
  const type = entry.readUInt8(0x42);
  return {
    name: entry.toString('utf16le', 0, Math.max(0, nameLength - 2)),
    kind: type === 1 ? 'storage' : type === 2 ? 'stream' : 'other',
    left: entry.readUInt32LE(0x44),
    right: entry.readUInt32LE(0x48),
    child: entry.readUInt32LE(0x4c),
    start: entry.readUInt32LE(0x74),
    // Sizes beyond 4 GB are no matter for files that fit into memory.
    size: entry.readUInt32LE(0x78),
  };
}

/**
 * The entries of one storage, in no order.
 * @param seen ids that were met in the whole file; none may be met twice
 * @throws IngestFailure `damaged_document` when they are no tree
 */
export function* entriesBelow(
  directory: Buffer,
  child: number,
  seen: Set<number>,
): Generator<DirectoryEntry> {
  const waiting = [child];
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    if (id === none) continue;
    if (seen.has(id)) throw damaged();
    seen.add(id);
    const entry = readEntry(directory, id);
    waiting.push(entry.left, entry.right);
    yield entry;
  }
}
