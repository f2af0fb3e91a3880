/** Reproducible random numbers for property tests: name the seed in the failure's message. */
export class Random {
  #state: number;

  constructor(seed: number) {
    this.#state = seed >>> 0;
  }

  /** A whole number from 0 to `limit` - 1 (mulberry32). */
  below(limit: number): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), this.#state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % limit;
  }

  pick<T>(items: readonly T[]): T {
    const item = items[this.below(items.length)];
    if (item === undefined) throw new RangeError('There is nothing to pick from.');
    return item;
  }

  /** Cuts a text into pieces of 1 to `longest` UTF-16 units. */
  cut(text: string, longest: number): string[] {
    const pieces: string[] = [];
    for (let start = 0; start < text.length;) {
      const end = start + 1 + this.below(longest);
      pieces.push(text.slice(start, end));
      start = end;
    }
    return pieces;
  }
}
