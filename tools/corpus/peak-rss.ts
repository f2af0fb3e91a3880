import process from 'node:process';

const megabyte = 1024 * 1024;
const interval = 100;

/** Watches how far the resident memory of this process grows, workers in its threads included. */
export class PeakRss {
  readonly #start = process.memoryUsage.rss();
  #peak = this.#start;

  constructor() {
    setInterval(() => this.#look(), interval).unref();
  }

  /** Megabytes above the start. */
  get growth(): number {
    this.#look();
    return (this.#peak - this.#start) / megabyte;
  }

  #look(): void {
    this.#peak = Math.max(this.#peak, process.memoryUsage.rss());
  }
}
