type Rows = readonly (readonly string[])[];

export interface HeadedRows {
  /** Lines above the table. */
  readonly preamble: Rows;
  /** As wide as the widest row; empty names when the table has no header, no names when there is no table. */
  readonly header: readonly string[];
  readonly body: Rows;
}

/** A header is looked for in this many rows. */
const reach = 20;
/** Wider rows are cut: no table has so many columns, and the header would be padded to their number. */
const mostColumns = 16_384;

/**
 * Finds a table's header: the first row about as full as those below it. What stands above, with fewer cells, is text.
 * A row with a number that is no year, or that begins with one, is data: then the table has no header.
 */
export function findHeader(rows: Rows): HeadedRows {
  const usual = median(rows.slice(0, reach).map(filled));
  const at = rows.slice(0, reach).findIndex((row) => filled(row) * 2 > usual);
  const first = rows[at];
  if (first === undefined) return { preamble: [], header: [], body: [] };
  const isHeader = !isData(first) && at + 1 < rows.length;
  const body = rows.slice(isHeader ? at + 1 : at).map((row) => row.slice(0, mostColumns));
  const width = body.reduce((widest, row) => Math.max(widest, row.length), first.length);
  const names = isHeader ? first : [];
  const header = Array.from(
    { length: Math.min(width, mostColumns) },
    (_, index) => names[index] ?? '',
  );
  return { preamble: rows.slice(0, at), header, body };
}

function filled(row: readonly string[]): number {
  return row.filter((cell) => cell !== '').length;
}

function isData(row: readonly string[]): boolean {
  const first = row.find((cell) => cell !== '') ?? '';
  return isNumber(first) || row.some((cell) => isNumber(cell) && !/^(?:19|20)\d\d$/u.test(cell));
}

function isNumber(cell: string): boolean {
  return cell.length < 40 && /^[-+(]?[\p{Sc}\s]*\d[\d.,:%\s/-]*[)\p{Sc}]?$/u.test(cell);
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
