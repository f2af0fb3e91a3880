import type { Buffer } from 'node:buffer';

/** Codes of the properties that are read ([MS-DOC] 2.6.1, 2.6.2). */
export const codes = {
  deleted: 0x0800,
  style: 0x4600,
  outlineLevel: 0x2640,
  list: 0x460b,
  listLevel: 0x260a,
  inTable: 0x2416,
  rowEnd: 0x2417,
  /** The properties stand in the stream `Data`, at this place. */
  elsewhere: 0x6646,
};

/** Bytes of a value by the upper three bits of its code ([MS-DOC] 2.2.5.1); 6 says its length in its first byte. */
const lengths = [1, 1, 2, 4, 2, 2, undefined, 3];

/** Describes a table's cells; its length has two bytes. */
const tableDescription = 0xd608;

/** Values by their codes, unsigned; of those longer than four bytes the first four. The last one of a code counts. */
export function readProperties(list: Buffer): ReadonlyMap<number, number> {
  const values = new Map<number, number>();
  let at = 0;
  while (at + 3 <= list.length) {
    const code = list.readUInt16LE(at);
    at += 2;
    const length = lengths[code >> 13] ?? ownLength(list, at, code);
    const available = Math.min(4, length, list.length - at);
    if (available > 0) values.set(code, list.readUIntLE(at, available));
    at += length;
  }
  return values;
}

/** The first byte counts those after it; descriptions of tables count in two bytes, one more than there are. */
function ownLength(list: Buffer, at: number, code: number): number {
  if (code === tableDescription) return at + 2 <= list.length ? list.readUInt16LE(at) + 1 : 2;
  return list.readUInt8(at) + 1;
}
