import type { Clock } from '../../../host/clock.ts';

/** Timers are set no further ahead, so that a clock that was moved is noticed. */
const LONGEST_WAIT_MS = 60_000;

/** One timer for many moments: it rings at the earliest, and its owner then says which is next. */
export class Alarm {
  readonly #clock: Clock;
  readonly #ring: () => void;
  #time = Infinity;
  #cancel: (() => void) | undefined;

  constructor(clock: Clock, ring: () => void) {
    this.#clock = clock;
    this.#ring = ring;
  }

  /** Makes it ring at this time at the latest. @param time in milliseconds since 1970; `Infinity` for never */
  setNoLaterThan(time: number): void {
    if (time >= this.#time) return;
    this.#cancel?.();
    this.#time = time;
    this.#wait();
  }

  stop(): void {
    this.#cancel?.();
    this.#cancel = undefined;
    this.#time = Infinity;
  }

  #wait(): void {
    const left = Math.max(0, this.#time - this.#clock.now());
    this.#cancel = this.#clock.after(Math.min(left, LONGEST_WAIT_MS), () => {
      if (this.#clock.now() < this.#time) {
        this.#wait();
        return;
      }
      this.#cancel = undefined;
      this.#time = Infinity;
      this.#ring();
    });
  }
}
