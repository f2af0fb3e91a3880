import type { DocumentChange } from '../../domain/document-change.ts';
import type { DocumentRecord } from '../../domain/document.ts';
import type { Clock } from '../../ports/clock.ts';
import type { DocumentStore } from '../../ports/document-store.ts';
import { isUnderWay, underWay } from './watch-event.ts';

/** Writers put the time on a record before it can be read, and their clocks differ a little. Milliseconds. */
const overlapMs = 5_000;
/** Records read in one round; what is beyond comes in the next. */
const roundLimit = 500;
/** After so many rounds the documents under way are looked at as a whole, in case a change was missed. */
const roundsBetweenReviews = 10;
/** Documents looked at one by one in a review. */
const reviewLimit = 50;

/**
 * Finds out what changed in a tenant's documents from round to round, by one query of what changed lately. Now and then
 * the documents under way are looked at as a whole, in case a change was written late.
 */
export class ChangeFinder {
  readonly #tenantId: string;
  readonly #documents: DocumentStore;
  readonly #clock: Clock;
  readonly #underWay = new Map<string, DocumentRecord>();
  /** What was last found of each document that is under way or changed lately. */
  readonly #known = new Map<string, { readonly print: string; readonly at: string }>();
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
    this.#news(records.map(toChange));
  }

  /** @returns what changed since the last round. @throws AppError `store_unavailable`; the next round finds it then */
  async round(): Promise<DocumentChange[]> {
    const startedAt = this.#clock.now();
    const page = { since: this.#since, limit: roundLimit };
    const found = await this.#documents.changedSince(this.#tenantId, page);
    const changes = this.#news(found);
    const last = found.length === roundLimit ? found.at(-1) : undefined;
    const lately = this.#overlapping(startedAt);
    this.#since = last ? timeOf(last) : lately;
    this.#forgetBefore(this.#since < lately ? this.#since : lately);
    // What was found is to be told even if the review fails; the next review finds the same.
    const reviewed = await this.#review().catch(() => []);
    return [...changes, ...this.#news(reviewed)];
  }

  async #review(): Promise<DocumentChange[]> {
    this.#rounds += 1;
    if (this.#rounds % roundsBetweenReviews !== 0 || this.#underWay.size === 0) return [];
    const { records, isComplete } = await this.#readUnderWay();
    const present = new Set(records.map(({ id }) => id));
    const missing = [...this.#underWay.keys()].filter((id) => isComplete && !present.has(id));
    const found = await Promise.all(missing.slice(0, reviewLimit).map((id) => this.#lookAt(id)));
    return [...records.map(toChange), ...found];
  }

  async #lookAt(documentId: string): Promise<DocumentChange> {
    const record = await this.#documents.get(this.#tenantId, documentId);
    if (record) return toChange(record);
    return { type: 'removed', documentId, at: this.#clock.now().toISOString() };
  }

  async #readUnderWay() {
    const page = { limit: roundLimit, statuses: underWay };
    const { items, continuation } = await this.#documents.list(this.#tenantId, page);
    return { records: items, isComplete: continuation === undefined };
  }

  #news(found: readonly DocumentChange[]): DocumentChange[] {
    return found.filter((change) => this.#note(change));
  }

  /** @returns whether it is news */
  #note(change: DocumentChange): boolean {
    const id = idOf(change);
    const print = printOf(change);
    if (this.#known.get(id)?.print === print) return false;
    this.#known.set(id, { print, at: timeOf(change) });
    if (change.type === 'document' && isUnderWay(change.record)) {
      this.#underWay.set(id, change.record);
    } else this.#underWay.delete(id);
    return true;
  }

  /** What changed before the moment from which later rounds read is not found again. */
  #forgetBefore(time: string): void {
    for (const [id, { at }] of this.#known) {
      if (at < time && !this.#underWay.has(id)) this.#known.delete(id);
    }
  }

  #overlapping(time: Date): string {
    return new Date(time.getTime() - overlapMs).toISOString();
  }
}

function toChange(record: DocumentRecord): DocumentChange {
  return { type: 'document', record };
}

function idOf(change: DocumentChange): string {
  return change.type === 'document' ? change.record.id : change.documentId;
}

function timeOf(change: DocumentChange): string {
  return change.type === 'document' ? change.record.updatedAt : change.at;
}

/** The same for the same news: progress can be made twice within a millisecond. */
function printOf(change: DocumentChange): string {
  if (change.type === 'removed') return 'removed';
  const { version, updatedAt, status, progress } = change.record;
  return JSON.stringify([version, updatedAt, status, progress]);
}
