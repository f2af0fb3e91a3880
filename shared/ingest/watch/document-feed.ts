import type { DocumentChange } from '../../domain/document-change.ts';
import type { ChangeFinder } from './change-finder.ts';
import { WatchQueue } from './watch-queue.ts';

/** Resolves after `ms` milliseconds; rejects when `signal` fires before. */
export type Wait = (ms: number, signal: AbortSignal) => Promise<unknown>;

const shortestPauseMs = 1_000;
const longestPauseMs = 5_000;
/** Documents under way that a watcher is told of before `ready`. */
const mostUnderWay = 500;
/** Each pause in which nothing changes makes the next one longer. */
const growth = 1.5;

export interface Watcher {
  /** What the watcher is told before `ready`, beside the documents under way. */
  readonly missed: readonly DocumentChange[];
  /** When the watch began, for the event `ready`; ISO 8601 UTC. */
  readonly at: string;
  /** The watcher is gone when it fires. */
  readonly signal: AbortSignal;
  /** Told once when the store fails, and again only after it has recovered. The watch goes on. */
  readonly onTrouble: (error: unknown) => void;
}

/**
 * Tells any number of watchers of one tenant what changes in its documents. It looks once a second at most, less often
 * while nothing changes, and not at all while nobody watches.
 */
export class DocumentFeed {
  readonly #finder: ChangeFinder;
  readonly #wait: Wait;
  readonly #onIdle: () => void;
  readonly #watchers = new Map<WatchQueue, Watcher>();
  readonly #stopping = new AbortController();
  #begun: Promise<void> | undefined;

  /** @param onIdle called when the last watcher has left: the feed has ended then */
  constructor(finder: ChangeFinder, wait: Wait, onIdle: () => void) {
    this.#finder = finder;
    this.#wait = wait;
    this.#onIdle = onIdle;
  }

  /** How many watch. */
  get size(): number {
    return this.#watchers.size;
  }

  /** @throws AppError `store_unavailable` when it cannot be found out where things stand */
  async join(watcher: Watcher): Promise<WatchQueue> {
    const { missed, at, signal } = watcher;
    const close = () => {
      queue.close();
    };
    const queue = new WatchQueue(() => {
      signal.removeEventListener('abort', close);
      this.#leave(queue);
    });
    signal.addEventListener('abort', close);
    this.#watchers.set(queue, watcher);
    try {
      await this.#begin();
    } catch (error) {
      close();
      throw error;
    }
    if (signal.aborted) close();
    for (const event of missed) queue.push(event);
    const underWay = this.#finder.underWay.slice(0, mostUnderWay);
    for (const record of underWay) queue.push({ type: 'document', record });
    queue.push({ type: 'ready', at });
    return queue;
  }

  #leave(queue: WatchQueue): void {
    this.#watchers.delete(queue);
    if (this.#watchers.size > 0) return;
    this.#stopping.abort();
    this.#onIdle();
  }

  #begin(): Promise<void> {
    this.#begun ??= this.#finder.begin().then(() => {
      void this.#run();
    });
    return this.#begun;
  }

  async #run(): Promise<void> {
    const { signal } = this.#stopping;
    let pause = shortestPauseMs;
    let isTroubled = false;
    for (;;) {
      await this.#wait(pause, signal).catch(() => undefined);
      if (signal.aborted) return;
      try {
        const hasChanged = await this.#tellChanges();
        isTroubled = false;
        pause = hasChanged ? shortestPauseMs : Math.min(pause * growth, longestPauseMs);
      } catch (error) {
        if (!isTroubled) for (const { onTrouble } of this.#watchers.values()) onTrouble(error);
        isTroubled = true;
        pause = longestPauseMs;
      }
    }
  }

  async #tellChanges(): Promise<boolean> {
    const changes = await this.#finder.round();
    for (const queue of this.#watchers.keys()) {
      for (const change of changes) queue.push(change);
    }
    return changes.length > 0;
  }
}
