import { WordTable } from './word-table.ts';

/** Numbers the terms of an analyzer, so that the index can work with numbers instead of strings. Only grows. */
export class TermDictionary {
  readonly #ids = new WordTable();
  readonly #terms: string[] = [];

  /** The number of the term at `start` to `end` of a text, a new one if need be. */
  idOf(text: string, start = 0, end = text.length): number {
    const known = this.#ids.get(text, start, end);
    if (known !== undefined) return known;
    const id = this.#terms.length;
    this.#ids.add(text, start, end, id);
    this.#terms.push(ownCopy(text.slice(start, end)));
    return id;
  }

  termOf(id: number): string {
    const term = this.#terms[id];
    if (term === undefined) throw new RangeError(`There is no term ${id}.`);
    return term;
  }

  /** Numbers of the terms that begin with `prefix`. */
  idsWithPrefix(prefix: string): number[] {
    return this.#terms.flatMap((term, id) => (term.startsWith(prefix) ? [id] : []));
  }
}

/** A slice of a text keeps the whole text alive; the dictionary must not. */
function ownCopy(term: string): string {
  return Buffer.from(term).toString();
}
