import type { DocumentChange } from '../../domain/document-change.ts';
import { AppError } from '../../errors.ts';
import type { Clock } from '../../ports/clock.ts';
import type { DocumentStore } from '../../ports/document-store.ts';
import { ChangeFinder } from './change-finder.ts';
import { DocumentFeed, type Wait, type Watcher } from './document-feed.ts';
import type { WatchQueue } from './watch-queue.ts';

/** Each watcher keeps a connection open, and the host serves no more than a number of requests at once. */
const maxWatchers = 50;
/** What was missed for longer is not told: the list of documents is the better source then. */
const longestGapMs = 3_600_000;
const missedLimit = 200;

export interface WatchRequest extends Pick<Watcher, 'signal' | 'onTrouble'> {
  /** The time of the last event that a watcher which comes back was told; ISO 8601 UTC. */
  readonly lastSeen?: string | undefined;
}

/** The feeds of a process: one for each tenant that somebody watches. */
export class DocumentFeeds {
  readonly #documents: DocumentStore;
  readonly #clock: Clock;
  readonly #wait: Wait;
  readonly #feeds = new Map<string, DocumentFeed>();

  constructor(documents: DocumentStore, clock: Clock, wait: Wait) {
    this.#documents = documents;
    this.#clock = clock;
    this.#wait = wait;
  }

  /**
   * Begins a watch: the documents under way, `ready`, then changes as they happen, until the signal fires or it is ended.
   * @throws AppError `too_many_streams`, `store_unavailable`
   */
  async watch(tenantId: string, request: WatchRequest): Promise<WatchQueue> {
    const { lastSeen, ...watcher } = request;
    const at = this.#clock.now().toISOString();
    const missed = await this.#missedSince(tenantId, lastSeen);
    if (this.#watchers() >= maxWatchers) {
      throw new AppError('too_many_streams', 'Too many clients watch documents at the moment.', {
        remedy: 'Read GET /api/documents from time to time instead.',
        retryAfter: 30,
      });
    }
    return this.#feedOf(tenantId).join({ ...watcher, missed, at });
  }

  #watchers(): number {
    return [...this.#feeds.values()].reduce((sum, { size }) => sum + size, 0);
  }

  #feedOf(tenantId: string): DocumentFeed {
    const existing = this.#feeds.get(tenantId);
    if (existing) return existing;
    const finder = new ChangeFinder(tenantId, this.#documents, this.#clock);
    const feed = new DocumentFeed(finder, this.#wait, () => {
      this.#feeds.delete(tenantId);
    });
    this.#feeds.set(tenantId, feed);
    return feed;
  }

  async #missedSince(
    tenantId: string,
    lastSeen: string | undefined,
  ): Promise<readonly DocumentChange[]> {
    if (lastSeen === undefined) return [];
    const since = Date.parse(lastSeen);
    const gap = this.#clock.now().getTime() - since;
    if (Number.isNaN(gap) || gap > longestGapMs) return [];
    const page = { since: new Date(since).toISOString(), limit: missedLimit };
    return this.#documents.changedSince(tenantId, page);
  }
}
