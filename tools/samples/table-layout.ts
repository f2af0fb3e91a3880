import type { TableBlock } from './blocks.ts';
import { FONTS, TABLE } from './page-style.ts';
import type { PageWriter } from './page-writer.ts';

/** Columns up to this width, in points, are not squeezed when a table is too wide. */
const NARROW_COLUMN = 90;

export interface Row {
  part: 'head' | 'body';
  cells: string[];
  striped: boolean;
}

/** The rows of a table in order, the head first. */
export function tableRows(table: TableBlock): [Row, ...Row[]] {
  const body = table.rows.map(
    (cells, index): Row => ({ part: 'body', cells, striped: index % 2 === 1 }),
  );
  return [{ part: 'head', cells: table.header, striped: false }, ...body];
}

/**
 * Narrow columns keep the width of their longest cell on one line; wide ones share what is left,
 * each by the length of its text. A table that fits is stretched to the text width.
 */
export function columnWidths(page: PageWriter, table: TableBlock): number[] {
  page.doc.font(FONTS.bold).fontSize(TABLE.size);
  const natural = table.header.map((title, column) => {
    const cells = [title, ...table.rows.map((row) => row[column] ?? '')];
    const widest = Math.max(...cells.map((cell) => page.doc.widthOfString(cell)));
    return Math.ceil(widest) + 2 * TABLE.padding;
  });
  const isWide = (width: number): boolean => sum(natural) <= page.width || width > NARROW_COLUMN;
  const narrow = sum(natural.filter((width) => !isWide(width)));
  const scale = (page.width - narrow) / (sum(natural) - narrow);
  return natural.map((width) => (isWide(width) ? width * scale : width));
}

function sum(values: number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

/** Height in points of a row with its padding. */
export function rowHeight(page: PageWriter, row: Row, widths: number[]): number {
  page.doc.font(row.part === 'head' ? FONTS.bold : FONTS.plain).fontSize(TABLE.size);
  const heights = row.cells.map((cell, column) =>
    page.doc.heightOfString(cell, cellTextOptions(widths[column] ?? 0)),
  );
  return Math.max(...heights) + 2 * TABLE.padding;
}

/** Width and line spacing of the text in a column. */
export function cellTextOptions(columnWidth: number): { width: number; lineGap: number } {
  return { width: columnWidth - 2 * TABLE.padding, lineGap: TABLE.lineGap };
}
