import type { Buffer } from 'node:buffer';
import { IngestFailure } from '../../failure.ts';
import type { ArchiveDirectory, ArchiveEntry } from './read-directory.ts';

/** An entry with its packed bytes. */
export interface PlacedEntry extends ArchiveEntry {
  readonly packed: Buffer;
}

interface Place {
  readonly entry: ArchiveEntry;
  /** Where its packed bytes begin. */
  readonly start: number;
  readonly end: number;
}

const localHeader = 0x04034b50;
const localHeaderLength = 30;

/**
 * Finds each entry's bytes and compares the directory with the local headers: every entry must have a place of its own
 * before the directory, and the same name in both. Entries that share bytes are how a small file claims to hold
 * petabytes (D. Fifield, “A better zip bomb”, 2019).
 * @throws IngestFailure `archive_bomb`, `damaged_document`, `unsafe_document`
 */
export function placeEntries(archive: Buffer, directory: ArchiveDirectory): PlacedEntry[] {
  const places = directory.entries.map((entry) => place(archive, entry));
  const inOrder = [...places].sort((a, b) => a.entry.headerAt - b.entry.headerAt);
  let taken = 0;
  for (const { entry, end } of inOrder) {
    if (entry.headerAt < taken) throw new IngestFailure('archive_bomb');
    if (end > directory.startsAt) throw new IngestFailure('damaged_document');
    taken = end;
  }
  return places.map(({ entry, start, end }) => ({
    ...entry,
    packed: archive.subarray(start, end),
  }));
}

function place(archive: Buffer, entry: ArchiveEntry): Place {
  if (isUnsafe(entry.name)) throw new IngestFailure('unsafe_document');
  const at = entry.headerAt;
  if (at + localHeaderLength > archive.length || archive.readUInt32LE(at) !== localHeader) {
    throw new IngestFailure('damaged_document');
  }
  const nameEnd = at + localHeaderLength + archive.readUInt16LE(at + 26);
  const name = archive.toString('utf8', at + localHeaderLength, nameEnd).replaceAll('\\', '/');
  if (name !== entry.name) throw new IngestFailure('damaged_document');
  const start = nameEnd + archive.readUInt16LE(at + 28);
  return { entry, start, end: start + entry.packedSize };
}

/** Names that would lead out of the archive: absolute ones, `..`, drives; and those with control characters. */
function isUnsafe(name: string): boolean {
  return /^\/|^[a-z]:|(?:^|\/)\.\.(?:\/|$)|\p{Cc}/iu.test(name);
}
