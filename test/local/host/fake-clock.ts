import type { Clock } from '../../../local/host/clock.ts';

/** A clock that stands still until the test moves it; calls back what falls due on the way, in order. */
export class FakeClock implements Clock {
  #now: number;
  readonly #calls = new Set<{ at: number; callback: () => void }>();

  constructor(start: string) {
    this.#now = Date.parse(start);
  }

  now(): number {
    return this.#now;
  }

  after(ms: number, callback: () => void): () => void {
    const call = { at: this.#now + ms, callback };
    this.#calls.add(call);
    return () => {
      this.#calls.delete(call);
    };
  }

  /** Moves to `time`, stopping at each call that falls due, and lets promises settle in between. */
  async moveTo(time: string): Promise<void> {
    const end = Date.parse(time);
    await new Promise(setImmediate);
    for (;;) {
      const next = [...this.#calls].toSorted((left, right) => left.at - right.at)[0];
      if (!next || next.at > end) break;
      this.#calls.delete(next);
      this.#now = Math.max(this.#now, next.at);
      next.callback();
      await new Promise(setImmediate);
    }
    this.#now = end;
  }
}
