import { pipeTable } from '../../tabular/pipe-table.ts';

/**
 * Writes rows as a pipe table whose first row is the header. Rows and columns without any text are left out.
 * @param rows they may have different lengths
 * @returns '' when there is no text
 */
export function compactTable(rows: readonly (readonly string[])[]): string {
  const used: boolean[] = [];
  for (const row of rows) {
    row.forEach((text, column) => {
      if (text !== '') used[column] = true;
    });
  }
  const columns = [...used.keys()].filter((column) => used[column] === true);
  const [header, ...body] = rows
    .map((row) => columns.map((column) => row[column] ?? ''))
    .filter((row) => row.some((text) => text !== ''));
  return header === undefined ? '' : pipeTable(header, body);
}
