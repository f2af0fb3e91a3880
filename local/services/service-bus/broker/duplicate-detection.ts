import type { Clock } from '../../../host/clock.ts';
import type { MessageIdStore } from '../store/message-id-store.ts';

/** How often old ids are thrown away, as a share of the window. */
const SWEEPS_PER_WINDOW = 4;

/** Recognises messages whose id was seen within the window before. */
export class DuplicateDetection {
  readonly #path: string;
  readonly #windowMs: number;
  readonly #ids: MessageIdStore;
  readonly #clock: Clock;
  #sweepAt = 0;

  constructor(path: string, windowMs: number, ids: MessageIdStore, clock: Clock) {
    this.#path = path;
    this.#windowMs = windowMs;
    this.#ids = ids;
    this.#clock = clock;
  }

  /** Remembers an id, as part of the running transaction. @returns whether it was seen before */
  isRepeated(messageId: string): boolean {
    const now = this.#clock.now();
    this.#sweep(now);
    if (this.#ids.has(this.#path, messageId, now - this.#windowMs)) return true;
    this.#ids.add(this.#path, messageId, now);
    return false;
  }

  #sweep(now: number): void {
    if (now < this.#sweepAt) return;
    this.#sweepAt = now + this.#windowMs / SWEEPS_PER_WINDOW;
    this.#ids.forget(this.#path, now - this.#windowMs);
  }
}
