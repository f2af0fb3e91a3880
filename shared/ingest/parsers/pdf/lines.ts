import { toTextLine, type Cell, type Fragment, type TextLine } from './text-line.ts';

/** A gap this wide (in font sizes) separates words; pdf.js leaves a space out where the font moves instead. */
const wordGap = 0.12;
/** A gap this wide separates table cells. */
const cellGap = 1;

/** Puts fragments of one column of text into lines, top to bottom. */
export function assembleLines(fragments: readonly Fragment[]): TextLine[] {
  const ordered = fragments.toSorted((a, b) => a.y - b.y || a.x - b.x);
  const lines: TextLine[] = [];
  let row: Fragment[] = [];
  let top = 0;
  let size = 0;
  for (const fragment of ordered) {
    size = Math.max(size, fragment.size);
    if (row.length > 0 && fragment.y - top > baselineTolerance(size)) {
      lines.push(toLine(row));
      row = [];
    }
    if (row.length === 0) ({ y: top, size } = fragment);
    row.push(fragment);
  }
  if (row.length > 0) lines.push(toLine(row));
  return lines;
}

/**
 * Puts fragments into lines in the order in which they were drawn: text of one paragraph may go on in the next column, which
 * stands higher.
 */
export function assembleLinesAsDrawn(fragments: readonly Fragment[]): TextLine[] {
  const lines: TextLine[] = [];
  let row: Fragment[] = [];
  for (const fragment of fragments) {
    const [first] = row;
    const distance = first === undefined ? 0 : Math.abs(fragment.y - first.y);
    if (first && distance > baselineTolerance(Math.max(first.size, fragment.size))) {
      lines.push(toLine(row));
      row = [];
    }
    row.push(fragment);
  }
  if (row.length > 0) lines.push(toLine(row));
  return lines;
}

/** Superscripts and subscripts belong to the line they lean on. */
function baselineTolerance(size: number): number {
  return Math.max(1.5, size * 0.4);
}

function toLine(row: Fragment[]): TextLine {
  const rightToLeft = row.filter((part) => part.rightToLeft).length * 2 > row.length;
  row.sort((a, b) => a.x - b.x);
  const cells: Cell[] = [];
  let cell: Fragment[] = [];
  for (const part of row) {
    const last = cell.at(-1);
    if (last !== undefined && part.x - (last.x + last.width) > cellGap * part.size) {
      cells.push(toCell(cell, rightToLeft));
      cell = [];
    }
    cell.push(part);
  }
  cells.push(toCell(cell, rightToLeft));
  if (rightToLeft) cells.reverse();
  const [first] = row;
  const fonts = new Set(row.map((part) => part.font));
  return toTextLine({
    cells,
    y: row.reduce((lowest, { y }) => Math.max(lowest, y), -Infinity),
    size: sizeOfMost(row),
    font: fonts.size === 1 ? first?.font : undefined,
  });
}

function toCell(parts: readonly Fragment[], rightToLeft: boolean): Cell {
  let text = '';
  let end = -Infinity;
  for (const part of rightToLeft ? parts.toReversed() : parts) {
    const gap = rightToLeft ? Math.abs(part.x + part.width - end) : part.x - end;
    const spaced = text.endsWith(' ') || part.text.startsWith(' ');
    text += text !== '' && !spaced && gap > wordGap * part.size ? ` ${part.text}` : part.text;
    end = rightToLeft ? part.x : part.x + part.width;
  }
  return {
    text: text.replace(/\s+/gu, ' ').trim(),
    left: parts.reduce((least, { x }) => Math.min(least, x), Infinity),
    right: parts.reduce((most, { x, width }) => Math.max(most, x + width), -Infinity),
  };
}

function sizeOfMost(row: readonly Fragment[]): number {
  const characters = new Map<number, number>();
  for (const { size, text } of row) characters.set(size, (characters.get(size) ?? 0) + text.length);
  return [...characters].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 0;
}
