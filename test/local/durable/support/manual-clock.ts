import type { SetTimer } from '../../../../local/durable/task-hub.ts';

/** A clock that stands still until a test moves it. */
export class ManualClock {
  #now = Date.parse('2026-01-01T00:00:00.000Z');
  #timers = new Map<object, { at: number; callback: () => void }>();

  readonly now = (): number => this.#now;

  readonly setTimer: SetTimer = (callback, delayMs) => {
    const key = {};
    this.#timers.set(key, { at: this.#now + delayMs, callback });
    return () => this.#timers.delete(key);
  };

  /** When the next timer fires; undefined when none is armed. */
  get nextAt(): number | undefined {
    const times = [...this.#timers.values()].map(({ at }) => at);
    return times.length > 0 ? Math.min(...times) : undefined;
  }

  /** Moves the clock and calls every timer that is due, in order. */
  advance(ms: number): void {
    const end = this.#now + ms;
    for (;;) {
      const [key, next] =
        [...this.#timers]
          .filter(([, { at }]) => at <= end)
          .sort(([, a], [, b]) => a.at - b.at)[0] ?? [];
      if (!key || !next) break;
      this.#timers.delete(key);
      this.#now = Math.max(this.#now, next.at);
      next.callback();
    }
    this.#now = end;
  }
}
