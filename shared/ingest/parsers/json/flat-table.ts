import { asWords, isObject, type JsonValue } from './json-value.ts';

/** Objects whose values are words, as the rows of one table. */
export interface FlatTable {
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

const mostColumns = 200;
/** A table of which less is filled is no table. */
const leastFilled = 0.3;

/** Reads a list as a table. @returns undefined when its entries are not flat, or have too little in common */
export function flatTable(list: readonly JsonValue[]): FlatTable | undefined {
  const columns = new Map<string, number>();
  const records: Map<number, string>[] = [];
  let filled = 0;
  for (const entry of list) {
    if (!isObject(entry)) return undefined;
    const record = new Map<number, string>();
    for (const [key, value] of Object.entries(entry)) {
      const words = asWords(value);
      if (words === undefined) return undefined;
      const column = columns.get(key) ?? columns.size;
      columns.set(key, column);
      if (columns.size > mostColumns) return undefined;
      record.set(column, words);
    }
    filled += record.size;
    records.push(record);
  }
  if (records.length < 2 || filled < columns.size * records.length * leastFilled) return undefined;
  const header = [...columns.keys()];
  return { header, rows: records.map((record) => header.map((_, at) => record.get(at) ?? '')) };
}
