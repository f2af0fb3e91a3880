import type { Buffer } from 'node:buffer';
import { IngestFailure } from '../../failure.ts';

/** Records that are used ([MS-PPT] 2.13.24, [MS-ODRAW] 2.2). */
export const recordTypes = {
  document: 0x03e8,
  slide: 0x03ee,
  slideAtom: 0x03ef,
  notes: 0x03f0,
  slidePersist: 0x03f3,
  placeholder: 0x0bc3,
  outlineReference: 0x0f9e,
  textHeader: 0x0f9f,
  wideText: 0x0fa0,
  narrowText: 0x0fa8,
  slideList: 0x0ff0,
  userEdit: 0x0ff5,
  currentUser: 0x0ff6,
  persistDirectory: 0x1772,
  shapeGroup: 0xf003,
  shape: 0xf004,
  textBox: 0xf00d,
  childAnchor: 0xf00f,
  tertiaryOptions: 0xf122,
} as const;

export interface PptRecord {
  readonly type: number;
  readonly instance: number;
  readonly isContainer: boolean;
  readonly data: Buffer;
}

const headerLength = 8;
const deepest = 60;

/** The record that begins at `at`. @throws IngestFailure `damaged_document` */
export function recordAt(stream: Buffer, at: number): PptRecord {
  const record = readRecord(stream, at);
  if (record === undefined) throw new IngestFailure('damaged_document');
  return record;
}

/** The records in a container, one after the other; what is cut off ends it. */
export function* children(container: Buffer): Generator<PptRecord> {
  for (let at = 0; at < container.length;) {
    const record = readRecord(container, at);
    if (record === undefined) return;
    yield record;
    at += headerLength + record.data.length;
  }
}

/**
 * The records of a kind within a container, at any depth, in their order; what is within one of them is not looked at.
 * @throws IngestFailure `too_complex`
 */
export function* within(
  container: Buffer,
  types: ReadonlySet<number>,
  depth = 0,
): Generator<PptRecord> {
  if (depth > deepest) throw new IngestFailure('too_complex');
  for (const record of children(container)) {
    if (types.has(record.type)) yield record;
    else if (record.isContainer) yield* within(record.data, types, depth + 1);
  }
}

function readRecord(stream: Buffer, at: number): PptRecord | undefined {
  if (at + headerLength > stream.length) return undefined;
  const versionAndInstance = stream.readUInt16LE(at);
  const start = at + headerLength;
  const end = start + stream.readUInt32LE(at + 4);
  if (end > stream.length) return undefined;
  return {
    type: stream.readUInt16LE(at + 2),
    instance: versionAndInstance >> 4,
    isContainer: (versionAndInstance & 0x0f) === 0x0f,
    data: stream.subarray(start, end),
  };
}
