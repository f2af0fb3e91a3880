import type { Cell, TextLine } from './text-line.ts';

interface Band {
  left: number;
  right: number;
}

/** A table found in consecutive lines. */
export interface FoundTable {
  /** How many lines it took. */
  readonly lines: number;
  readonly markdown: string;
}

const marker = /^(?:[^\p{L}\p{N}]|\(?[\da-z]{1,3}[.)])$/iu;

/**
 * Reads a table that begins at `lines[start]`: at least two lines of two or more cells whose cells stand in common columns.
 * A line with a single cell below such a row continues that row. @returns undefined when there is none.
 */
export function findTable(lines: readonly TextLine[], start: number): FoundTable | undefined {
  let end = start;
  const bands: Band[] = [];
  for (let at = start; at < lines.length; at += 1) {
    const line = lines[at];
    if (line === undefined || !mayBelong(line, lines[at - 1], at === start)) break;
    if (!widenBands(bands, line)) break;
    end = at + 1;
  }
  while (end > start && (lines[end - 1]?.cells.length ?? 0) < 2) end -= 1;
  const members = lines.slice(start, end);
  const columns = columnsOf(members);
  const rows = toRows(members, columns);
  const firstColumn = rows.map((row) => row[0] ?? '');
  const isList = firstColumn.every((text) => text === '' || marker.test(text));
  const enough = rows.length >= 3 || (rows.length === 2 && columns.length >= 3);
  if (columns.length < 2 || !enough || isList) return undefined;
  return { lines: members.length, markdown: tableMarkdown(rows, columns.length) };
}

function mayBelong(line: TextLine, previous: TextLine | undefined, isFirst: boolean): boolean {
  if (isFirst) return line.cells.length > 1;
  const distance = previous === undefined ? Infinity : line.y - previous.y;
  if (line.cells.length > 1) return distance > 0 && distance < line.size * 4;
  return distance > 0 && distance < line.size * 1.5;
}

/** Whether the line's cells fit the columns seen so far; a cell that bridges two columns ends the table. */
function widenBands(bands: Band[], { cells }: TextLine): boolean {
  for (const cell of cells) {
    const touched = bands.filter((band) => overlaps(band, cell));
    if (touched.length > 1) return false;
  }
  for (const cell of cells) {
    const band = bands.find((one) => overlaps(one, cell));
    if (band === undefined) {
      bands.push({ left: cell.left, right: cell.right });
    } else {
      band.left = Math.min(band.left, cell.left);
      band.right = Math.max(band.right, cell.right);
    }
  }
  return true;
}

function overlaps(band: Band, cell: Cell): boolean {
  return cell.left < band.right && cell.right > band.left;
}

function columnsOf(lines: readonly TextLine[]): Band[] {
  const bands: Band[] = [];
  for (const line of lines) widenBands(bands, line);
  return bands.sort((a, b) => a.left - b.left);
}

function toRows(lines: readonly TextLine[], columns: readonly Band[]): string[][] {
  const rows: string[][] = [];
  for (const line of lines) {
    const row = line.cells.length === 1 ? rows.at(-1) : undefined;
    const target = row ?? new Array<string>(columns.length).fill('');
    for (const cell of line.cells) {
      const column = columns.findIndex((band) => overlaps(band, cell));
      target[column] = [target[column], cell.text].filter(Boolean).join(' ');
    }
    if (row === undefined) rows.push(target);
  }
  return rows;
}

/** A pipe table; the first row is its header. */
export function tableMarkdown(rows: readonly (readonly string[])[], columns: number): string {
  const [header = [], ...body] = rows.map(
    (row) => `| ${row.map((text) => text.replaceAll('|', '\\|')).join(' | ')} |`,
  );
  return [header, `|${' --- |'.repeat(columns)}`, ...body].join('\n');
}
