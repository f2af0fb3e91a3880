import { heading, joinBlocks, paragraph, type Block } from '../markdown/block.ts';
import { compactTable } from '../markdown/compact-table.ts';
import { columnLetters } from './cell-reference.ts';
import { fillMerged } from './fill-merged.ts';
import { hasHeader, runsOfRows, usedColumns } from './runs-of-rows.ts';
import type { Sheet, SheetRow } from './sheet.ts';

/** A grid with fewer than one cell in this many filled is written as a list: as a table it would be mostly bars. */
const sparsest = 20;
const alwaysTable = 2000;

/**
 * A sheet as Markdown: its name as heading, a table for each run of rows, then what is drawn upon it.
 * @returns '' for an empty sheet
 */
export function sheetPage(sheet: Sheet): string {
  if (sheet.rows.length === 0 && sheet.drawn.length === 0) return '';
  const tables = runsOfRows(fillMerged(sheet.rows, sheet.merged)).flatMap(runBlocks);
  return joinBlocks([heading(1, sheet.name), ...tables, ...sheet.drawn.map(paragraph)]);
}

/** Lines of one cell above a table are its title; the rest is a table, or a list when it is very sparse. */
function runBlocks(run: readonly SheetRow[]): Block[] {
  const wide = run.findIndex(({ cells }) => cells.length > 1);
  const titles = run.slice(0, wide < 0 ? run.length : wide);
  const lines = titles.map(({ cells }) => paragraph(cells[0]?.text ?? ''));
  if (wide < 0) {
    const [only] = lines;
    return lines.length > 1 && only !== undefined ? [joined(lines)] : lines;
  }
  const rows = run.slice(wide);
  return [...lines, isSparse(rows) ? cellList(rows) : table(rows)];
}

/** A column of single cells reads as lines. */
function joined(lines: readonly Block[]): Block {
  return paragraph(lines.map(({ text }) => text).join('\n'));
}

function table(rows: readonly SheetRow[]): Block {
  const columns = usedColumns(rows);
  const place = new Map(columns.map((column, at) => [column, at]));
  const grid = rows.map(({ cells }) => {
    const texts = new Array<string>(columns.length).fill('');
    for (const { column, text } of cells) texts[place.get(column) ?? 0] = text;
    return texts;
  });
  // Without a header the columns are called by their letters.
  const header = hasHeader(rows) ? [] : [columns.map(columnLetters)];
  return { kind: 'table', text: compactTable([...header, ...grid]) };
}

function isSparse(rows: readonly SheetRow[]): boolean {
  const filled = rows.reduce((sum, { cells }) => sum + cells.length, 0);
  const area = rows.length * usedColumns(rows).length;
  return area > alwaysTable && area > filled * sparsest;
}

function cellList(rows: readonly SheetRow[]): Block {
  const items = rows.map(({ index, cells }) => {
    const texts = cells.map(({ column, text }) => `${columnLetters(column)}${index + 1}: ${text}`);
    return `- ${texts.join('; ')}`;
  });
  return { kind: 'item', text: items.join('\n') };
}
