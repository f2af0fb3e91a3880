import type { Buffer } from 'node:buffer';
import { IngestFailure } from '../../failure.ts';

/** A run of text that lies together in the stream `WordDocument`. Positions count characters of the document's whole text. */
export interface Piece {
  readonly start: number;
  readonly end: number;
  /** Bytes from the stream's beginning. */
  readonly offset: number;
  /** 2 for UTF-16, 1 for Windows-1252. */
  readonly bytesPerCharacter: 1 | 2;
}

const marks = { changes: 1, pieces: 2 };
const compressed = 0x4000_0000;
const entryLength = 8;

/**
 * Reads the list of pieces ([MS-DOC] 2.9.38, 2.8.35).
 * @param most characters that the whole text may have
 * @throws IngestFailure `damaged_document`, `too_much_text`
 */
export function readPieces(table: Buffer, main: Buffer, most: number): Piece[] {
  const list = pieceTable(table);
  const count = Math.floor((list.length - 4) / (4 + entryLength));
  if (count < 1) throw damaged();
  const pieces: Piece[] = [];
  for (let at = 0; at < count; at += 1) {
    const start = list.readUInt32LE(4 * at);
    const end = list.readUInt32LE(4 * (at + 1));
    if (end < start || start !== (pieces.at(-1)?.end ?? 0)) throw damaged();
    if (end > most) throw new IngestFailure('too_much_text');
    const place = list.readUInt32LE(4 * (count + 1) + entryLength * at + 2);
    const isCompressed = (place & compressed) !== 0;
    const bytesPerCharacter = isCompressed ? 1 : 2;
    const offset = isCompressed ? (place & (compressed - 1)) >>> 1 : place & (compressed - 1);
    if (offset + (end - start) * bytesPerCharacter > main.length) throw damaged();
    pieces.push({ start, end, offset, bytesPerCharacter });
  }
  return pieces;
}

/** The whole text: one UTF-16 unit for each character position. */
export function textOf(pieces: readonly Piece[], main: Buffer): string {
  const narrow = new TextDecoder('windows-1252');
  return pieces
    .map(({ start, end, offset, bytesPerCharacter }) => {
      const bytes = main.subarray(offset, offset + (end - start) * bytesPerCharacter);
      return bytesPerCharacter === 1 ? narrow.decode(bytes) : bytes.toString('utf16le');
    })
    .join('');
}

/** Passes over lists of changes that stand before it. */
function pieceTable(table: Buffer): Buffer {
  let at = 0;
  while (at + 5 <= table.length) {
    const mark = table.readUInt8(at);
    if (mark === marks.pieces) {
      const length = table.readUInt32LE(at + 1);
      return table.subarray(at + 5, at + 5 + length);
    }
    if (mark !== marks.changes) break;
    at += 3 + table.readUInt16LE(at + 1);
  }
  throw damaged();
}

function damaged(): IngestFailure {
  return new IngestFailure('damaged_document');
}
