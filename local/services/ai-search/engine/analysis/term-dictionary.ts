/** Numbers the terms of an analyzer, so that the index can work with numbers instead of strings. Only grows. */
export class TermDictionary {
  readonly #ids = new Map<string, number>();
  readonly #terms: string[] = [];

  /** The number of a term, a new one if need be. */
  idOf(term: string): number {
    const known = this.#ids.get(term);
    if (known !== undefined) return known;
    const id = this.#terms.length;
    const copy = ownCopy(term);
    this.#ids.set(copy, id);
    this.#terms.push(copy);
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
