import { Buffer } from 'node:buffer';

/** An entry as the archive's central directory tells of it; the directory may lie. */
export interface ArchiveEntry {
  /** With `/` between folders. */
  readonly name: string;
  readonly isEncrypted: boolean;
  /** 0 is stored, 8 is deflated. */
  readonly method: number;
  readonly crc32: number;
  /** Bytes in the archive. */
  readonly packedSize: number;
  /** Bytes when unpacked, as the directory says. */
  readonly size: number;
  /** Where its local header begins, in bytes. */
  readonly headerAt: number;
}

export interface ArchiveDirectory {
  /** How many entries the archive says it has. */
  readonly count: number;
  /** Where the directory begins, in bytes. */
  readonly startsAt: number;
  readonly entries: readonly ArchiveEntry[];
}

const endRecord = Buffer.from('PK\x05\x06', 'latin1');
const endLength = 22;
const longestComment = 0xffff;
const zip64Locator = 0x07064b50;
const zip64End = 0x06064b50;
const entryRecord = 0x02014b50;
const zip64Extra = 0x0001;
/** In a 16 or 32 bit field: the value stands in the ZIP64 record. */
const elsewhere16 = 0xffff;
const elsewhere32 = 0xffffffff;

/**
 * Reads an archive's central directory (APPNOTE.TXT 4.3.12 to 4.3.16, with ZIP64), of which at most `most` entries.
 * @returns undefined when there is no readable directory, as in a file that was cut off
 */
export function readDirectory(archive: Buffer, most: number): ArchiveDirectory | undefined {
  try {
    return readRecords(archive, most);
  } catch (error) {
    // A field beyond the end of the file.
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

function readRecords(archive: Buffer, most: number): ArchiveDirectory | undefined {
  const end = findEnd(archive);
  if (end === undefined) return undefined;
  const entries: ArchiveEntry[] = [];
  let at = end.startsAt;
  for (let index = 0; index < Math.min(end.count, most); index += 1) {
    if (archive.readUInt32LE(at) !== entryRecord) return undefined;
    entries.push(readEntry(archive, at));
    at += 46 + variableLength(archive, at);
  }
  return { ...end, entries };
}

function findEnd(archive: Buffer): Omit<ArchiveDirectory, 'entries'> | undefined {
  const tailAt = Math.max(0, archive.length - endLength - longestComment);
  const found = archive.subarray(tailAt).lastIndexOf(endRecord);
  if (found < 0) return undefined;
  const at = tailAt + found;
  const count = archive.readUInt16LE(at + 10);
  const startsAt = archive.readUInt32LE(at + 16);
  if (count !== elsewhere16 && startsAt !== elsewhere32) return { count, startsAt };
  if (at < 20 || archive.readUInt32LE(at - 20) !== zip64Locator) return { count, startsAt };
  const longAt = readUInt64(archive, at - 12);
  if (archive.readUInt32LE(longAt) !== zip64End) return undefined;
  return { count: readUInt64(archive, longAt + 32), startsAt: readUInt64(archive, longAt + 48) };
}

function readEntry(archive: Buffer, at: number): ArchiveEntry {
  const nameEnd = at + 46 + archive.readUInt16LE(at + 28);
  const extra = archive.subarray(nameEnd, nameEnd + archive.readUInt16LE(at + 30));
  const longs = zip64Values(extra);
  const value = (field: number) => (field === elsewhere32 ? (longs.shift() ?? field) : field);
  // Their order in the ZIP64 field.
  const size = value(archive.readUInt32LE(at + 24));
  const packedSize = value(archive.readUInt32LE(at + 20));
  const headerAt = value(archive.readUInt32LE(at + 42));
  return {
    name: archive.toString('utf8', at + 46, nameEnd).replaceAll('\\', '/'),
    isEncrypted: (archive.readUInt16LE(at + 8) & 1) === 1,
    method: archive.readUInt16LE(at + 10),
    crc32: archive.readUInt32LE(at + 16),
    packedSize,
    size,
    headerAt,
  };
}

/** Lengths of an entry's name, extra fields and comment together. */
function variableLength(archive: Buffer, at: number): number {
  return (
    archive.readUInt16LE(at + 28) + archive.readUInt16LE(at + 30) + archive.readUInt16LE(at + 32)
  );
}

function zip64Values(extra: Buffer): number[] {
  for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2)) {
    if (extra.readUInt16LE(at) !== zip64Extra) continue;
    const count = Math.floor(extra.readUInt16LE(at + 2) / 8);
    return Array.from({ length: Math.min(count, 3) }, (_, nth) =>
      readUInt64(extra, at + 4 + nth * 8),
    );
  }
  return [];
}

/** Numbers beyond 2^53 are no offsets in a file that fits in memory. */
function readUInt64(bytes: Buffer, at: number): number {
  return Number(bytes.readBigUInt64LE(at));
}
