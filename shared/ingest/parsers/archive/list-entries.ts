import { Buffer } from 'node:buffer';

/** An entry as the archive's directory tells of it; the directory may lie. */
export interface ArchiveEntry {
  readonly name: string;
  /** Where its local header begins, in bytes. */
  readonly headerAt: number;
}

const endRecord = Buffer.from('PK\x05\x06', 'latin1');
const directoryRecord = 0x02014b50;
/** The end record is 22 bytes and a comment of at most 65,535. */
const endReach = 22 + 0xffff;
/** More entries tell nothing about the kind of a file. */
const mostEntries = 5000;

/**
 * The names in an archive's central directory (APPNOTE.TXT 4.3.12), at most 5,000 of them.
 * @returns undefined when there is no readable directory
 */
export function listEntries(archive: Buffer): ArchiveEntry[] | undefined {
  const tail = archive.subarray(-endReach);
  const at = tail.lastIndexOf(endRecord);
  if (at < 0 || at + 22 > tail.length) return undefined;
  const count = Math.min(tail.readUInt16LE(at + 10), mostEntries);
  const entries: ArchiveEntry[] = [];
  let record = tail.readUInt32LE(at + 16);
  for (let index = 0; index < count; index += 1) {
    if (record + 46 > archive.length || archive.readUInt32LE(record) !== directoryRecord) {
      return undefined;
    }
    const nameEnd = record + 46 + archive.readUInt16LE(record + 28);
    const name = archive.toString('utf8', record + 46, nameEnd).replaceAll('\\', '/');
    entries.push({ name, headerAt: archive.readUInt32LE(record + 42) });
    record = nameEnd + archive.readUInt16LE(record + 30) + archive.readUInt16LE(record + 32);
  }
  return entries;
}
