import type { SheetRow } from './sheet.ts';

/**
 * Parts a sheet into tables: rows that follow each other without a blank one between. A single blank row is only a space
 * within a table when what follows has no header of its own and stands in the same columns.
 */
export function runsOfRows(rows: readonly SheetRow[]): SheetRow[][] {
  const runs: SheetRow[][] = [];
  for (const row of rows) {
    const run = runs.at(-1);
    const last = run?.at(-1)?.index;
    if (run !== undefined && last !== undefined && row.index === last + 1) run.push(row);
    else runs.push([row]);
  }
  return runs.reduce<SheetRow[][]>((tables, run) => {
    const table = tables.at(-1);
    if (table !== undefined && continues(table, run)) table.push(...run);
    else tables.push(run);
    return tables;
  }, []);
}

/** A header is a row of words only, above others. */
export function hasHeader([first, ...others]: readonly SheetRow[]): boolean {
  return others.length > 0 && (first?.cells.every(({ isValue }) => !isValue) ?? false);
}

/** Columns with text in any of the rows, from left to right. */
export function usedColumns(rows: readonly SheetRow[]): number[] {
  const columns = new Set<number>();
  for (const { cells } of rows) for (const { column } of cells) columns.add(column);
  return [...columns].sort((a, b) => a - b);
}

function continues(table: readonly SheetRow[], [first]: readonly SheetRow[]): boolean {
  if (first?.index !== (table.at(-1)?.index ?? -2) + 2) return false;
  if (first.cells.length < 2 || first.cells.every(({ isValue }) => !isValue)) return false;
  // The first rows stand for the table.
  const columns = new Set(usedColumns(table.slice(0, 5)));
  const shared = first.cells.filter(({ column }) => columns.has(column)).length;
  return shared * 2 >= first.cells.length;
}
