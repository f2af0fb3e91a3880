import { Buffer } from 'node:buffer';
import { IngestFailure } from '../../failure.ts';

/** First bytes of a compound file ([MS-CFB] 2.2). */
const signature = 'd0cf11e0a1b11ae1';
const headerLength = 512;
/** File allocation table sectors that the header itself names. */
const namedInHeader = 109;

/** What the header says about where things are. */
export interface SectorFile {
  readonly bytes: Buffer;
  readonly sectorSize: number;
  /** The sector that follows each sector; numbers beyond the table end a chain. */
  readonly nextSector: Uint32Array;
  readonly directoryStart: number;
  readonly miniTableStart: number;
  /** Smaller streams are kept in the mini stream. */
  readonly miniCutoff: number;
}

export function isCompoundFile(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(8, bytes.length)).equals(
    Buffer.from(signature, 'hex'),
  );
}

/**
 * Reads a compound file's header and file allocation table ([MS-CFB] 2.2 to 2.5). What it reads is bounded by the file's
 * size, whatever the header says. @throws IngestFailure `damaged_document`
 */
export function readSectors(content: Uint8Array): SectorFile {
  const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength);
  if (!isCompoundFile(bytes) || bytes.length < headerLength) throw damaged();
  const sectorShift = bytes.readUInt16LE(0x1e);
  if (sectorShift !== 9 && sectorShift !== 12) throw damaged();
  const sectorSize = 2 ** sectorShift;
  return {
    bytes,
    sectorSize,
    nextSector: readTable(bytes, sectorSize),
    directoryStart: bytes.readUInt32LE(0x30),
    miniTableStart: bytes.readUInt32LE(0x3c),
    miniCutoff: bytes.readUInt32LE(0x38),
  };
}

/** The bytes of a sector; the last one of a file may be cut short. @throws IngestFailure `damaged_document` */
export function sector(bytes: Buffer, sectorSize: number, number: number): Buffer {
  const start = (number + 1) * sectorSize;
  if (start >= bytes.length) throw damaged();
  return bytes.subarray(start, start + sectorSize);
}

/**
 * The sectors from `start` on, as far as the chain goes, `most` at most.
 * @throws IngestFailure `damaged_document` when the chain is a ring
 */
export function chain(next: Uint32Array, start: number, most = Infinity): number[] {
  const sectors: number[] = [];
  for (let at = start; at < next.length && sectors.length < most; at = next[at] ?? Infinity) {
    if (sectors.length >= next.length) throw damaged();
    sectors.push(at);
  }
  return sectors;
}

/** Numbers from the little-endian bytes of sectors. */
export function toTable(bytes: Buffer): Uint32Array {
  return Uint32Array.from({ length: Math.floor(bytes.length / 4) }, (_, at) =>
    bytes.readUInt32LE(4 * at),
  );
}

export function damaged(): IngestFailure {
  return new IngestFailure('damaged_document');
}

function readTable(bytes: Buffer, sectorSize: number): Uint32Array {
  const perSector = sectorSize / 4;
  const needed = Math.ceil(bytes.length / sectorSize / perSector);
  const count = Math.min(bytes.readUInt32LE(0x2c), needed);
  const places = toTable(bytes.subarray(0x4c, 0x4c + 4 * Math.min(count, namedInHeader)));
  const numbers = [...places];
  let further = bytes.readUInt32LE(0x44);
  while (numbers.length < count) {
    const more = toTable(sector(bytes, sectorSize, further));
    if (more.length < perSector) throw damaged();
    numbers.push(...more.subarray(0, Math.min(perSector - 1, count - numbers.length)));
    further = more[perSector - 1] ?? Infinity;
  }
  return toTable(Buffer.concat(numbers.map((number) => sector(bytes, sectorSize, number))));
}
