import { oneLine, pipeTable } from './pipe-table.ts';

/** A row of more characters is hard to read in a table, and would be cut into passages without its header. */
const longRow = 1000;
/** The share of long rows from which all become sections. */
const manyLong = 0.2;
const longestLabel = 120;
const labelColumn = /^(?:title|name|subject|label|question|headline)$/iu;

/**
 * Rows as Markdown: a pipe table, or, when rows are long, a section for each with `- column: value` lines, so that every
 * part of a row keeps its columns' names. Sections leave out empty values.
 */
export function renderRows(
  header: readonly string[],
  rows: readonly (readonly string[])[],
): string {
  return isLong(header, rows) ? sections(header, rows) : pipeTable(header, rows);
}

/** Naming every column in every row must not swell the text beyond twice its length. */
function isLong(header: readonly string[], rows: readonly (readonly string[])[]): boolean {
  const names = lengthOf(header);
  const lengths = rows.map(lengthOf);
  const values = lengths.reduce((sum, length) => sum + length, 0);
  const long = lengths.filter((length) => length > longRow).length;
  return long > rows.length * manyLong && names * rows.length <= values;
}

function sections(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const named = header.findIndex((name) => labelColumn.test(name.trim()));
  return rows
    .map((row, at) => {
      const label = oneLine(row[Math.max(0, named)] ?? '')
        .slice(0, longestLabel)
        .trim();
      const lines = row.map((value, column) => item(header[column] ?? '', oneLine(value)));
      return `## ${label || `Row ${at + 1}`}\n\n${lines.join('')}`;
    })
    .join('\n');
}

function item(name: string, value: string): string {
  if (value === '') return '';
  return name === '' ? `- ${value}\n` : `- ${oneLine(name)}: ${value}\n`;
}

function lengthOf(cells: readonly string[]): number {
  return cells.reduce((sum, cell) => sum + cell.length, 0);
}
