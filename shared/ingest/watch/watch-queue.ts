import type { WatchEvent } from './watch-event.ts';

/** Events that wait for a watcher; one that stays further behind than this has stopped reading. */
const mostWaiting = 2000;

/**
 * What one watcher has not been given yet. Of each document only the last news is kept. A watcher that does not keep up is
 * given up, so that it costs no more than a number of records; it can come back.
 */
export class WatchQueue implements AsyncIterableIterator<WatchEvent> {
  readonly #events = new Map<string, WatchEvent>();
  readonly #onClose: () => void;
  #taker: ((result: IteratorResult<WatchEvent, undefined>) => void) | undefined;
  #isClosed = false;

  /** @param onClose called once, when nobody is to be told any more */
  constructor(onClose: () => void) {
    this.#onClose = onClose;
  }

  push(event: WatchEvent): void {
    if (this.#isClosed) return;
    if (this.#taker) {
      this.#taker({ done: false, value: event });
      this.#taker = undefined;
      return;
    }
    const key = keyOf(event);
    // News goes to the end: what was older of the same document is not told at all.
    this.#events.delete(key);
    this.#events.set(key, event);
    if (this.#events.size > mostWaiting) this.close();
  }

  next(): Promise<IteratorResult<WatchEvent, undefined>> {
    const [first] = this.#events;
    if (this.#isClosed) return Promise.resolve({ done: true, value: undefined });
    if (!first) return new Promise((resolve) => (this.#taker = resolve));
    const [key, value] = first;
    this.#events.delete(key);
    return Promise.resolve({ done: false, value });
  }

  /** Unlike a generator's it takes effect while an event is being waited for. */
  return(): Promise<IteratorResult<WatchEvent, undefined>> {
    this.close();
    return Promise.resolve({ done: true, value: undefined });
  }

  close(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.#events.clear();
    this.#taker?.({ done: true, value: undefined });
    this.#onClose();
  }

  [Symbol.asyncIterator](): this {
    return this;
  }
}

function keyOf(event: WatchEvent): string {
  if (event.type === 'ready') return 'ready';
  return `document ${event.type === 'document' ? event.record.id : event.documentId}`;
}
