import type { Buffer } from 'node:buffer';
import { IngestFailure } from '../../failure.ts';

/** Records that are used ([MS-XLSB] 2.3). */
export const recordTypes = {
  row: 0,
  rk: 2,
  error: 3,
  truth: 4,
  number: 5,
  text: 6,
  sharedText: 7,
  formulaText: 8,
  formulaNumber: 9,
  formulaTruth: 10,
  formulaError: 11,
  /** The same as the types of cells that are eleven less, without a column: each is in the next one. */
  shortRk: 13,
  shortSharedText: 18,
  sharedTextItem: 19,
  format: 44,
  style: 47,
  richText: 62,
  workbookProperties: 153,
  sheet: 156,
  mergedCells: 176,
  cellStyles: 617,
  cellStylesEnd: 618,
} as const;

export interface BinaryRecord {
  readonly type: number;
  readonly data: Buffer;
}

/** The records of a binary part ([MS-XLSB] 2.1.4). @throws IngestFailure `damaged_document` when one is cut off */
export function* readRecords(part: Buffer): Generator<BinaryRecord> {
  let at = 0;
  const number = (mostBytes: number) => {
    let value = 0;
    for (let count = 0; count < mostBytes; count += 1) {
      const byte = part[at];
      if (byte === undefined) throw new IngestFailure('damaged_document');
      at += 1;
      value |= (byte & 0x7f) << (7 * count);
      if ((byte & 0x80) === 0) break;
    }
    return value;
  };
  while (at < part.length) {
    const type = number(2);
    const size = number(4);
    if (at + size > part.length) throw new IngestFailure('damaged_document');
    yield { type, data: part.subarray(at, at + size) };
    at += size;
  }
}

/** A text after its length ([MS-XLSB] 2.5.168), and where it ends; a length of all ones is none. @throws IngestFailure `damaged_document` */
export function readText(
  data: Buffer,
  at: number,
): { readonly text: string; readonly end: number } {
  const start = at + 4;
  if (start > data.length) throw new IngestFailure('damaged_document');
  const length = data.readUInt32LE(at);
  if (length === 0xffff_ffff) return { text: '', end: start };
  const end = start + 2 * length;
  if (end > data.length) throw new IngestFailure('damaged_document');
  return { text: data.toString('utf16le', start, end), end };
}

/** @throws IngestFailure `damaged_document` when the data is shorter */
export function need({ data }: BinaryRecord, bytes: number): Buffer {
  if (data.length < bytes) throw new IngestFailure('damaged_document');
  return data;
}
