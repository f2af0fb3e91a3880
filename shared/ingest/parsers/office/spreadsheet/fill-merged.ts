import type { MergedCells, SheetCell, SheetRow } from './sheet.ts';

/** Longer texts stand in their first cell alone. */
const longestRepeated = 80;
/** A merged range may cover a whole sheet. */
const mostFilled = 20_000;

/**
 * Repeats the text of merged cells, so that each row says what it is about: down the rows that have text, and to the right
 * where the row has other cells. A title merged across a row of its own stays one cell.
 */
export function fillMerged(
  rows: readonly SheetRow[],
  merged: readonly MergedCells[],
): readonly SheetRow[] {
  if (merged.length === 0) return rows;
  const byIndex = new Map(rows.map((row) => [row.index, row]));
  const added = new Map<SheetRow, SheetCell[]>();
  let left = mostFilled;
  for (const range of merged) {
    const first = byIndex.get(range.top);
    const cell = first?.cells.find(({ column }) => column === range.left);
    if (first === undefined || cell === undefined || cell.text.length > longestRepeated) continue;
    const right = first.cells.length > 1 ? range.right : range.left;
    for (let index = range.top; index <= range.bottom && left > 0; index += 1) {
      const row = byIndex.get(index);
      left -= 1;
      if (row === undefined) continue;
      const more = added.get(row) ?? [];
      for (let column = range.left; column <= right && left > 0; column += 1) {
        left -= 1;
        if (row !== first || column !== range.left) more.push({ ...cell, column });
      }
      added.set(row, more);
    }
  }
  return rows.map((row) => withCells(row, added.get(row) ?? []));
}

function withCells(row: SheetRow, more: readonly SheetCell[]): SheetRow {
  if (more.length === 0) return row;
  const taken = new Set(row.cells.map(({ column }) => column));
  const cells = [...row.cells, ...more.filter(({ column }) => !taken.has(column))];
  return { ...row, cells: cells.sort((a, b) => a.column - b.column) };
}
