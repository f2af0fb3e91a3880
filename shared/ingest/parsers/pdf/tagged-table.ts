import { joinLine } from './join-lines.ts';
import { assembleLinesAsDrawn } from './lines.ts';
import { elements, type StructureNode } from './structure-tree.ts';
import type { Fragment } from './text-line.ts';

const rowRoles = new Set(['TR']);
const cellRoles = new Set(['TH', 'TD']);
const mostColumns = 100;
const noWords: ReadonlySet<string> = new Set();

/** The texts of a table's cells, row by row, as many in each; rows without text are left out. */
export function taggedTable(
  table: StructureNode,
  take: (node: StructureNode) => Fragment[],
): string[][] {
  const rows: string[][] = [];
  for (const row of elements(table, rowRoles)) {
    const cells: string[] = [];
    for (const cell of elements(row, cellRoles)) {
      cells.push(cellText(take(cell)));
      const span = Math.min(cell.colSpan ?? 1, mostColumns - cells.length);
      for (let column = 1; column < span; column += 1) cells.push('');
    }
    if (cells.some((text) => text !== '')) rows.push(cells);
  }
  const columns = rows.reduce((most, { length }) => Math.max(most, length), 0);
  return rows.map((row) => [...row, ...new Array<string>(columns - row.length).fill('')]);
}

function cellText(fragments: readonly Fragment[]): string {
  return assembleLinesAsDrawn(fragments).reduce(
    (text, line) => joinLine(text, line.text, noWords),
    '',
  );
}
