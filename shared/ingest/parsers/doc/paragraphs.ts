import type { Buffer } from 'node:buffer';
import { firstRunAfter, type FormattedRun } from './formatted-runs.ts';
import type { Piece } from './pieces.ts';
import { codes, readProperties } from './single-properties.ts';

export interface Paragraph {
  /** Positions in the document's whole text; the mark that ends it is not part of it. */
  readonly start: number;
  readonly end: number;
  /** Heading level from 1; 0 for none. */
  readonly level: number;
  /** Level of a list item from 0. */
  readonly listLevel?: number;
  readonly inTable: boolean;
  /** Whether it ends a cell, or is the mark that ends a row. */
  readonly ends?: 'cell' | 'row';
}

/** What reading paragraphs takes. */
export interface Formatting {
  readonly pieces: readonly Piece[];
  readonly runs: readonly FormattedRun[];
  /** Heading levels of styles by their numbers. */
  readonly levels: ReadonlyMap<number, number>;
  /** The stream `Data`. */
  readonly data: Buffer;
  /** 1 for characters that nobody sees. */
  readonly leftOut: Uint8Array;
}

const cellMark = 0x07;
/** A paragraph's own mark, a page or section break, a cell's. */
const ending = new RegExp(`[\r\f${String.fromCharCode(cellMark)}]`, 'gu');
const bodyText = 9;

/** The paragraphs of a part of the text. A paragraph whose mark was deleted goes on in the next one. */
export function* paragraphsOf(
  text: string,
  from: number,
  to: number,
  formatting: Formatting,
): Generator<Paragraph> {
  let start = from;
  let piece = 0;
  ending.lastIndex = from;
  for (let match = ending.exec(text); match !== null; match = ending.exec(text)) {
    const end = match.index;
    if (end >= to) break;
    if (formatting.leftOut[end] === 1) continue;
    while ((formatting.pieces[piece]?.end ?? Infinity) <= end) piece += 1;
    const isCell = text.charCodeAt(end) === cellMark;
    yield { start, end, ...shapeOf(end, isCell, formatting.pieces[piece], formatting) };
    start = end + 1;
    ending.lastIndex = start;
  }
  if (start < to) yield { start, end: to, level: 0, inTable: false };
}

function shapeOf(
  mark: number,
  isCell: boolean,
  piece: Piece | undefined,
  { runs, levels, data }: Formatting,
): Omit<Paragraph, 'start' | 'end'> {
  const offset = piece && piece.offset + (mark - piece.start) * piece.bytesPerCharacter;
  const run = offset === undefined ? undefined : runs[firstRunAfter(runs, offset)];
  if (
    offset === undefined ||
    run === undefined ||
    run.start > offset ||
    run.formatting.length < 2
  ) {
    return { level: 0, inTable: isCell, ...(isCell && { ends: 'cell' }) };
  }
  const own = readProperties(run.formatting.subarray(2));
  const further = own.get(codes.elsewhere);
  const properties = further === undefined ? own : propertiesAt(data, further);
  const style = run.formatting.readUInt16LE(0);
  const outline = properties.get(codes.outlineLevel) ?? bodyText;
  const list = properties.get(codes.list) ?? 0;
  const isRow = isCell && properties.get(codes.rowEnd) === 1;
  return {
    level: levels.get(style) ?? (outline < bodyText ? outline + 1 : 0),
    ...(list !== 0 && { listLevel: properties.get(codes.listLevel) ?? 0 }),
    inTable: isCell || properties.get(codes.inTable) === 1,
    ...(isCell && { ends: isRow ? 'row' : 'cell' }),
  };
}

/** Properties that are too long for their page ([MS-DOC] 2.9.211). */
function propertiesAt(data: Buffer, place: number): ReadonlyMap<number, number> {
  if (place + 2 > data.length) return new Map();
  return readProperties(data.subarray(place + 2, place + 2 + data.readUInt16LE(place)));
}
