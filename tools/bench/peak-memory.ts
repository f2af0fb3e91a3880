const sampleMs = 250;

/** Looks at a memory figure again and again until closed, and keeps the highest value. */
export class PeakMemory {
  readonly #read: () => number;
  readonly #timer: NodeJS.Timeout;
  #peak: number;

  /** @param read the memory now, in MB; NaN where it cannot be told */
  constructor(read: () => number) {
    this.#read = read;
    this.#peak = read();
    this.#timer = setInterval(() => this.#look(), sampleMs).unref();
  }

  /** Looks a last time. @returns the highest value seen, in MB */
  close(): number {
    clearInterval(this.#timer);
    this.#look();
    return this.#peak;
  }

  #look(): void {
    this.#peak = Math.max(this.#peak, this.#read());
  }
}
