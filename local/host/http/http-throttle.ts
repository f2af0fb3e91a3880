/** Limits of host.json's `extensions.http`; -1 means no limit. */
export interface ThrottleLimits {
  readonly maxOutstandingRequests: number;
  readonly maxConcurrentRequests: number;
}

/** Lets a bounded number of requests work at once and a bounded number wait in line. */
export class HttpThrottle {
  readonly #concurrent: number;
  readonly #outstanding: number;
  readonly #waiting: (() => void)[] = [];
  #working = 0;
  readonly #onIdle: (() => void)[] = [];

  constructor({ maxOutstandingRequests, maxConcurrentRequests }: ThrottleLimits) {
    this.#concurrent = maxConcurrentRequests < 0 ? Infinity : maxConcurrentRequests;
    this.#outstanding = maxOutstandingRequests < 0 ? Infinity : maxOutstandingRequests;
  }

  /** @returns undefined when too many wait already; else a promise of the turn, to be given back once. */
  enter(): Promise<() => void> | undefined {
    if (this.#working + this.#waiting.length >= this.#outstanding) return undefined;
    const leave = () => this.#leave();
    if (this.#working < this.#concurrent) {
      this.#working += 1;
      return Promise.resolve(leave);
    }
    return new Promise((resolve) => {
      this.#waiting.push(() => resolve(leave));
    });
  }

  /** Resolves when no request is at work or waiting. */
  idle(): Promise<void> {
    if (this.#working === 0) return Promise.resolve();
    return new Promise((resolve) => {
      this.#onIdle.push(resolve);
    });
  }

  #leave(): void {
    const next = this.#waiting.shift();
    if (next) {
      next();
      return;
    }
    this.#working -= 1;
    if (this.#working > 0) return;
    for (const resolve of this.#onIdle.splice(0)) resolve();
  }
}
