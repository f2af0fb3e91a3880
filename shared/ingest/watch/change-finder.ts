import type { DocumentRecord } from '../../domain/document.ts';
import type { Clock } from '../../ports/clock.ts';
import type { DocumentStore } from '../../ports/document-store.ts';
import { isUnderWay, underWay, type DocumentChange } from './document-change.ts';

/** Writers put the time on a record before it can be read, and their clocks differ a little. Milliseconds. */
const overlapMs = 5_000;
/** Records read in one round; what is beyond comes in the next. */
const roundLimit = 500;
/** After so many rounds the documents under way are looked at as a whole, in case a change was missed. */
const roundsBetweenReviews = 10;
/** Documents looked at one by one in a review. */
const reviewLimit = 50;

/**
 * Finds out what changed in a tenant's documents from round to round, by one query of what changed lately. A record that
 * is removed leaves no trace to find, so documents under way are looked at as a whole now and then, and in every round
 * while one of them is being deleted.
 */
export class ChangeFinder {
  readonly #tenantId: string;
  readonly #documents: DocumentStore;
  readonly #clock: Clock;
  readonly #underWay = new Map<string, DocumentRecord>();
  /** What was last found of each document that is under way or changed lately. */
  readonly #known = new Map<string, { readonly print: string; readonly updatedAt: string }>();
  #since = '';
  #rounds = 0;

  constructor(tenantId: string, documents: DocumentStore, clock: Clock) {
    this.#tenantId = tenantId;
    this.#documents = documents;
    this.#clock = clock;
  }

  /** The documents under way, as far as they are known. */
  get underWay(): readonly DocumentRecord[] {
    return [...this.#underWay.values()];
  }

  /** Learns where things stand; to be called once, before the first round. @throws AppError `store_unavailable` */
  async begin(): Promise<void> {
    this.#since = this.#overlapping(this.#clock.now());
    const { records } = await this.#readUnderWay();
    for (const record of records) this.#note(record);
  }

  /** @returns what changed since the last round. @throws AppError `store_unavailable`; the next round finds it then */
  async round(): Promise<DocumentChange[]> {
    const startedAt = this.#clock.now();
    const page = { since: this.#since, limit: roundLimit };
    const records = await this.#documents.changedSince(this.#tenantId, page);
    const changes = this.#noteAll(records);
    const last = records.length === roundLimit ? records.at(-1) : undefined;
    const lately = this.#overlapping(startedAt);
    this.#since = last?.updatedAt ?? lately;
    this.#forgetBefore(this.#since < lately ? this.#since : lately);
    return [...changes, ...(await this.#review())];
  }

  async #review(): Promise<DocumentChange[]> {
    this.#rounds += 1;
    const isDeleting = this.underWay.some(({ status }) => status === 'deleting');
    const isDue = isDeleting || this.#rounds % roundsBetweenReviews === 0;
    if (!isDue || this.#underWay.size === 0) return [];
    const { records, isComplete } = await this.#readUnderWay();
    const changes = this.#noteAll(records);
    if (!isComplete) return changes;
    const present = new Set(records.map(({ id }) => id));
    const missing = [...this.#underWay.keys()].filter((id) => !present.has(id));
    const found = await Promise.all(missing.slice(0, reviewLimit).map((id) => this.#lookAt(id)));
    return [...changes, ...found.flat()];
  }

  async #lookAt(id: string): Promise<DocumentChange[]> {
    const record = await this.#documents.get(this.#tenantId, id);
    if (record) return this.#noteAll([record]);
    this.#underWay.delete(id);
    this.#known.delete(id);
    return [{ type: 'removed', documentId: id, at: this.#clock.now().toISOString() }];
  }

  async #readUnderWay() {
    const page = { limit: roundLimit, statuses: underWay };
    const { items, continuation } = await this.#documents.list(this.#tenantId, page);
    return { records: items, isComplete: continuation === undefined };
  }

  #noteAll(records: readonly DocumentRecord[]): DocumentChange[] {
    return records
      .filter((record) => this.#note(record))
      .map((record) => ({ type: 'document', record }));
  }

  /** @returns whether it is news */
  #note(record: DocumentRecord): boolean {
    const { id, version, updatedAt, status, progress } = record;
    const print = JSON.stringify([version, updatedAt, status, progress]);
    if (this.#known.get(id)?.print === print) return false;
    this.#known.set(id, { print, updatedAt });
    if (isUnderWay(record)) this.#underWay.set(id, record);
    else this.#underWay.delete(id);
    return true;
  }

  /** What changed before the moment from which later rounds read is not found again. */
  #forgetBefore(time: string): void {
    for (const [id, { updatedAt }] of this.#known) {
      if (updatedAt < time && !this.#underWay.has(id)) this.#known.delete(id);
    }
  }

  #overlapping(time: Date): string {
    return new Date(time.getTime() - overlapMs).toISOString();
  }
}
