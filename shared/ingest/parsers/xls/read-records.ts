import type { Buffer } from 'node:buffer';
import { IngestFailure } from '../../failure.ts';

/** Records that are used ([MS-XLS] 2.3); those of Excel 5 and 95 have the same numbers. */
export const recordTypes = {
  formula: 0x0006,
  end: 0x000a,
  from1904: 0x0022,
  filePass: 0x002f,
  continue: 0x003c,
  codePage: 0x0042,
  boundSheet: 0x0085,
  mulRk: 0x00bd,
  richString: 0x00d6,
  cellStyle: 0x00e0,
  mergedCells: 0x00e5,
  sharedStrings: 0x00fc,
  labelShared: 0x00fd,
  textObject: 0x01b6,
  number: 0x0203,
  label: 0x0204,
  truthOrError: 0x0205,
  string: 0x0207,
  rk: 0x027e,
  format: 0x041e,
  begin: 0x0809,
} as const;

export interface BiffRecord {
  readonly type: number;
  /** The record's own data, then that of the records that continue it; at least the first. */
  readonly parts: readonly [Buffer, ...Buffer[]];
  /** Where the next record begins. */
  readonly end: number;
}

/**
 * The records of one substream, from its beginning to its end. What is within another one in it, as a chart on a sheet is,
 * is left out.
 * @param start where its first record stands in the stream
 * @throws IngestFailure `damaged_document` when it does not begin as one
 */
export function* substream(stream: Buffer, start: number): Generator<BiffRecord> {
  let depth = 0;
  for (const record of readRecords(stream, start)) {
    if (record.type === recordTypes.begin) depth += 1;
    else if (depth === 0) throw new IngestFailure('damaged_document');
    if (depth === 1) yield record;
    if (record.type === recordTypes.end) depth -= 1;
    if (depth === 0) return;
  }
}

/** A record that is cut off ends the stream, as it does for Excel. */
function* readRecords(stream: Buffer, start: number): Generator<BiffRecord> {
  let at = start;
  const next = () => {
    if (at + 4 > stream.length) return undefined;
    const type = stream.readUInt16LE(at);
    const end = at + 4 + stream.readUInt16LE(at + 2);
    if (end > stream.length) return undefined;
    const data = stream.subarray(at + 4, end);
    at = end;
    return { type, data };
  };
  let found = next();
  while (found !== undefined) {
    const parts: [Buffer, ...Buffer[]] = [found.data];
    let following = next();
    while (following?.type === recordTypes.continue) {
      parts.push(following.data);
      following = next();
    }
    const end = following === undefined ? at : at - 4 - following.data.length;
    yield { type: found.type, parts, end };
    found = following;
  }
}
