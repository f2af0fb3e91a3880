import type { Clock } from './clock.ts';

/** A request that takes longer, as one does that waits for a model, holds up nothing any more. Milliseconds. */
const longest = 1_000;

/**
 * Lets those who wait for an answer go before work that nobody waits for. In Azure Functions requests and Durable Functions
 * have instances of their own; here they share a process.
 */
export class RightOfWay {
  readonly #clock: Clock;
  readonly #whenFree = new Set<() => void>();
  #taken = 0;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Whether a request is being dealt with. */
  get isTaken(): boolean {
    return this.#taken > 0;
  }

  /** Calls back each time the last request leaves. */
  onFree(callback: () => void): void {
    this.#whenFree.add(callback);
  }

  /** A request begins. @returns what ends it, however often it is called */
  enter(): () => void {
    this.#taken += 1;
    let isIn = true;
    const leave = () => {
      if (!isIn) return;
      isIn = false;
      cancel();
      this.#taken -= 1;
      if (this.#taken === 0) for (const callback of this.#whenFree) callback();
    };
    const cancel = this.#clock.after(longest, leave);
    return leave;
  }
}
