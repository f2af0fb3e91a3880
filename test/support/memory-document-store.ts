import type { DocumentChange } from '../../shared/domain/document-change.ts';
import type { DocumentRecord } from '../../shared/domain/document.ts';
import type { Clock } from '../../shared/ports/clock.ts';
import type { DocumentStore } from '../../shared/ports/document-store.ts';
import type { Page } from '../../shared/ports/session-store.ts';

interface Removal {
  readonly tenantId: string;
  readonly documentId: string;
  readonly at: string;
}

/** Document records in memory. */
export class MemoryDocumentStore implements DocumentStore {
  readonly #records = new Map<string, DocumentRecord>();
  readonly #removals = new Map<string, Removal>();
  readonly #clock: Clock;

  constructor(clock: Clock = { now: () => new Date() }) {
    this.#clock = clock;
  }

  async get(tenantId: string, documentId: string): Promise<DocumentRecord | undefined> {
    return this.#records.get(keyOf(tenantId, documentId));
  }

  async list(
    tenantId: string,
    { limit, continuation, statuses }: Parameters<DocumentStore['list']>[1],
  ): Promise<Page<DocumentRecord>> {
    const all = [...this.#records.values()]
      .filter((record) => record.tenantId === tenantId)
      .filter(({ status }) => statuses === undefined || statuses.includes(status))
      .sort((a, b) => b.updatedAt.localeCompare(a.updatedAt));
    const from = Number(continuation ?? 0);
    const items = all.slice(from, from + limit);
    const isLast = from + limit >= all.length;
    return isLast ? { items } : { items, continuation: String(from + limit) };
  }

  async scan(
    tenantId: string,
    { limit, after = '' }: Parameters<DocumentStore['scan']>[1],
  ): Promise<readonly DocumentRecord[]> {
    return [...this.#records.values()]
      .filter((record) => record.tenantId === tenantId && record.id > after)
      .sort((a, b) => (a.id < b.id ? -1 : 1))
      .slice(0, limit);
  }

  async changedSince(
    tenantId: string,
    { since, limit }: Parameters<DocumentStore['changedSince']>[1],
  ): Promise<readonly DocumentChange[]> {
    const records = [...this.#records.values()]
      .filter((record) => record.tenantId === tenantId)
      .map((record): DocumentChange => ({ type: 'document', record }));
    const removals = [...this.#removals.values()]
      .filter((removal) => removal.tenantId === tenantId)
      .map(({ documentId, at }): DocumentChange => ({ type: 'removed', documentId, at }));
    return [...records, ...removals]
      .filter((change) => sortKey(change) >= since)
      .sort((a, b) => (sortKey(a) < sortKey(b) ? -1 : 1))
      .slice(0, limit);
  }

  async update(
    tenantId: string,
    documentId: string,
    change: (current: DocumentRecord | undefined) => DocumentRecord | undefined,
  ): Promise<DocumentRecord | undefined> {
    const key = keyOf(tenantId, documentId);
    const changed = change(this.#records.get(key));
    if (changed !== undefined) {
      this.#records.set(key, changed);
      this.#removals.delete(key);
    }
    return this.#records.get(key);
  }

  async remove(
    tenantId: string,
    documentId: string,
    onlyIf: (current: DocumentRecord) => boolean = () => true,
  ): Promise<void> {
    const key = keyOf(tenantId, documentId);
    const current = this.#records.get(key);
    if (current === undefined || !onlyIf(current)) return;
    this.#records.delete(key);
    this.#removals.set(key, { tenantId, documentId, at: this.#clock.now().toISOString() });
  }
}

function sortKey(change: DocumentChange): string {
  return change.type === 'document'
    ? `${change.record.updatedAt}~${change.record.id}`
    : `${change.at}~${change.documentId}`;
}

function keyOf(tenantId: string, documentId: string): string {
  return JSON.stringify([tenantId, documentId]);
}
