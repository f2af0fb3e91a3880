/** Finds the page an offset stands on. Pages count from 1; formats without pages have one. */
export class PageMap {
  readonly #starts: readonly number[];

  constructor(pageStarts: readonly number[]) {
    this.#starts = pageStarts.length > 0 ? pageStarts : [0];
  }

  /** Binary search; of pages that begin at the same offset (empty ones) the last is meant. */
  pageAt(offset: number): number {
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((this.#starts[middle] ?? Infinity) <= offset) low = middle;
      else high = middle - 1;
    }
    return low + 1;
  }

  startOf(page: number): number {
    return this.#starts[page - 1] ?? 0;
  }
}
