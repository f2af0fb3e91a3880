import type { OfficeContentNode } from 'officeparser';
import type { Block } from './block.ts';
import { compactTable } from './compact-table.ts';
import { oneLine } from './tidy-text.ts';

/** Texts up to this length are repeated in the cells they span, so that each row says what it is about. */
const longestRepeated = 80;
const maxColumns = 1000;

/** Makes the blocks of what is in a cell. */
type BlocksOf = (nodes: readonly OfficeContentNode[]) => Block[];

/**
 * A table's blocks: a pipe table, or its cells' own blocks one after the other when it only places things on the page (it
 * has one column, or tables within).
 */
export function tableBlocks(table: OfficeContentNode, blocksOf: BlocksOf): Block[] {
  const rows = (table.children ?? []).map(({ children }) => children ?? []);
  const cells = rows.flat();
  const isLayout = rows.every((row) => row.length <= 1) || cells.some(holdsTable);
  if (isLayout) return cells.flatMap(({ children }) => blocksOf(children ?? []));
  const text = compactTable(toGrid(rows, blocksOf));
  return text === '' ? [] : [{ kind: 'table', text }];
}

function holdsTable({ children }: OfficeContentNode): boolean {
  return children?.some(({ type }) => type === 'table') ?? false;
}

function toGrid(rows: readonly (readonly OfficeContentNode[])[], blocksOf: BlocksOf): string[][] {
  const grid: string[][] = rows.map(() => []);
  rows.forEach((row, rowAt) => {
    for (const cell of row) {
      if (cell.type !== 'cell') continue;
      const { col = 0, rowSpan = 1, colSpan = 1 } = cell.metadata ?? {};
      const text = cellText(cell, blocksOf);
      const repeated = text.length <= longestRepeated ? text : '';
      // Down a column a spanning cell names the rows it groups; across columns only headers do.
      const across = rowAt === 0 ? repeated : '';
      for (let down = 0; down < rowSpan && rowAt + down < grid.length; down += 1) {
        for (let right = 0; right < colSpan && col + right < maxColumns; right += 1) {
          const value = right > 0 ? across : down > 0 ? repeated : text;
          const target = grid[rowAt + down];
          if (target !== undefined) target[col + right] = value;
        }
      }
    }
  });
  return grid.map((row) => Array.from(row, (text: string | undefined) => text ?? ''));
}

function cellText({ children }: OfficeContentNode, blocksOf: BlocksOf): string {
  return oneLine(
    blocksOf(children ?? [])
      .map(({ kind, text }) => (kind === 'heading' ? text.replace(/^#+ /u, '') : text))
      .join(' '),
  );
}
