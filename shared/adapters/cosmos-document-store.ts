import type { Container, Database, SqlParameter } from '@azure/cosmos';
import type { DocumentChange } from '../domain/document-change.ts';
import type { DocumentRecord } from '../domain/document.ts';
import type { Clock } from '../ports/clock.ts';
import type { DocumentStore } from '../ports/document-store.ts';
import type { Page } from '../ports/session-store.ts';
import { cosmosCall, untilUncontested } from './cosmos-call.ts';
import { cosmosContainers } from './cosmos-containers.ts';
import { decodePageToken, encodePageToken } from './page-token.ts';
import { RecentItems } from './recent-items.ts';

/** A record as stored: `documentId` is a partition level, `sortKey` orders lists by last change. */
interface StoredDocument extends DocumentRecord {
  readonly documentId: string;
  readonly sortKey: string;
  readonly _etag?: string;
}

/** What takes the place of a removed record for an hour, so that those who watch hear of it. */
interface RemovalTrace {
  readonly id: string;
  readonly tenantId: string;
  readonly documentId: string;
  readonly removedAt: string;
  readonly sortKey: string;
  /** Seconds. */
  readonly ttl: number;
  readonly _etag?: string;
}

type StoredItem = StoredDocument | RemovalTrace;

const traceSeconds = 3_600;
/** Items kept in memory to be changed without a read before; a few kilobytes each. */
const mostRecent = 256;

/** Document records in the `documents` container. */
export class CosmosDocumentStore implements DocumentStore {
  readonly #container: Container;
  readonly #clock: Clock;
  readonly #recent = new RecentItems<StoredItem>(mostRecent);

  constructor(database: Database, clock: Clock) {
    this.#container = database.container(cosmosContainers.documents.id);
    this.#clock = clock;
  }

  async get(tenantId: string, documentId: string): Promise<DocumentRecord | undefined> {
    const stored = await this.#read(tenantId, documentId);
    return stored && recordOf(stored);
  }

  async list(
    tenantId: string,
    page: Parameters<DocumentStore['list']>[1],
  ): Promise<Page<DocumentRecord>> {
    const conditions = ['c.tenantId = @tenantId', isRecord];
    const parameters: SqlParameter[] = [
      { name: '@tenantId', value: tenantId },
      { name: '@limit', value: page.limit + 1 },
    ];
    if (page.continuation !== undefined) {
      conditions.push('c.sortKey < @before');
      parameters.push({ name: '@before', value: decodePageToken(page.continuation, 'string') });
    }
    if (page.statuses !== undefined) {
      conditions.push('ARRAY_CONTAINS(@statuses, c.status)');
      parameters.push({ name: '@statuses', value: [...page.statuses] });
    }
    const query = `SELECT * FROM c WHERE ${conditions.join(' AND ')} ORDER BY c.sortKey DESC OFFSET 0 LIMIT @limit`;
    const rows = await this.#query<StoredDocument>(tenantId, query, parameters);
    const items = rows.slice(0, page.limit);
    const last = items.at(-1);
    return {
      items: items.map(toRecord),
      ...(rows.length > items.length && last && { continuation: encodePageToken(last.sortKey) }),
    };
  }

  async scan(
    tenantId: string,
    { limit, after = '' }: Parameters<DocumentStore['scan']>[1],
  ): Promise<readonly DocumentRecord[]> {
    const query = `SELECT * FROM c WHERE c.tenantId = @tenantId AND ${isRecord} AND c.id > @after ORDER BY c.id OFFSET 0 LIMIT @limit`;
    const parameters: SqlParameter[] = [
      { name: '@tenantId', value: tenantId },
      { name: '@after', value: after },
      { name: '@limit', value: limit },
    ];
    return (await this.#query<StoredDocument>(tenantId, query, parameters)).map(toRecord);
  }

  async changedSince(
    tenantId: string,
    { since, limit }: Parameters<DocumentStore['changedSince']>[1],
  ): Promise<readonly DocumentChange[]> {
    const query =
      'SELECT * FROM c WHERE c.tenantId = @tenantId AND c.sortKey >= @since ORDER BY c.sortKey OFFSET 0 LIMIT @limit';
    const parameters: SqlParameter[] = [
      { name: '@tenantId', value: tenantId },
      { name: '@since', value: since },
      { name: '@limit', value: limit },
    ];
    const rows = await this.#query<StoredItem>(tenantId, query, parameters);
    return rows.map(toChange);
  }

  async update(
    tenantId: string,
    documentId: string,
    change: (current: DocumentRecord | undefined) => DocumentRecord | undefined,
  ): Promise<DocumentRecord | undefined> {
    // What was read or written last is tried first: the ETag says whether it still stands, and saves a read if it does.
    const recent = this.#recent.get(tenantId, documentId);
    const changed = recent && change(recordOf(recent));
    if (changed && (await this.#write(changed, tenantId, documentId, recent)) !== 'conflict') {
      return changed;
    }
    return untilUncontested(async () => {
      const stored = await this.#read(tenantId, documentId);
      const current = stored && recordOf(stored);
      const next = change(current);
      if (!next) return current;
      return this.#write(next, tenantId, documentId, stored);
    });
  }

  async remove(
    tenantId: string,
    documentId: string,
    onlyIf: (current: DocumentRecord) => boolean = () => true,
  ): Promise<void> {
    await untilUncontested(async () => {
      const stored = await this.#read(tenantId, documentId);
      const record = stored && recordOf(stored);
      if (!record || !onlyIf(record)) return 'done';
      return cosmosCall(() =>
        this.#container
          .item(documentId, [tenantId, documentId])
          .replace(this.#traceOf(tenantId, documentId), {
            accessCondition: { type: 'IfMatch', condition: stored._etag ?? '' },
          }),
      );
    });
  }

  /** Writes a record in the place of what was stored. A record removed since it was read counts as one that changed. */
  async #write(
    next: DocumentRecord,
    tenantId: string,
    documentId: string,
    stored: StoredItem | undefined,
  ): Promise<DocumentRecord | 'conflict'> {
    const body: StoredDocument = {
      ...next,
      tenantId,
      id: documentId,
      documentId,
      sortKey: sortKeyOf(next.updatedAt, documentId),
    };
    const outcome = await cosmosCall(() =>
      stored
        ? this.#container.item(documentId, [tenantId, documentId]).replace(body, {
            accessCondition: { type: 'IfMatch', condition: stored._etag ?? '' },
          })
        : this.#container.items.create(body),
    );
    if (typeof outcome === 'string') return 'conflict';
    this.#recent.set(tenantId, documentId, { ...body, _etag: outcome.etag });
    return next;
  }

  #traceOf(tenantId: string, documentId: string): RemovalTrace {
    const removedAt = this.#clock.now().toISOString();
    const sortKey = sortKeyOf(removedAt, documentId);
    return { id: documentId, tenantId, documentId, removedAt, sortKey, ttl: traceSeconds };
  }

  async #query<T>(tenantId: string, query: string, parameters: SqlParameter[]): Promise<T[]> {
    const found = await cosmosCall(() =>
      this.#container.items
        .query<T>({ query, parameters }, { partitionKey: [tenantId] })
        .fetchAll(),
    );
    return typeof found === 'string' ? [] : found.resources;
  }

  async #read(tenantId: string, documentId: string): Promise<StoredItem | undefined> {
    const response = await cosmosCall(() =>
      this.#container.item(documentId, [tenantId, documentId]).read<StoredItem>(),
    );
    const stored = typeof response === 'string' ? undefined : response.resource;
    if (stored) this.#recent.set(tenantId, documentId, stored);
    return stored;
  }
}

/** Keeps the traces of removed records out of a query. */
const isRecord = 'NOT IS_DEFINED(c.removedAt)';

/** Orders records and traces by their last change. */
function sortKeyOf(time: string, documentId: string): string {
  return `${time}~${documentId}`;
}

function isTrace(stored: StoredItem): stored is RemovalTrace {
  return 'removedAt' in stored;
}

function recordOf(stored: StoredItem): DocumentRecord | undefined {
  return isTrace(stored) ? undefined : toRecord(stored);
}

function toChange(stored: StoredItem): DocumentChange {
  return isTrace(stored)
    ? { type: 'removed', documentId: stored.documentId, at: stored.removedAt }
    : { type: 'document', record: toRecord(stored) };
}

/** What records lack that were written before there were these fields. */
const laterFields = { timings: {}, attempts: 0, tokens: 0, reusedVectors: 0 };

function toRecord(stored: StoredDocument): DocumentRecord {
  const { version: etag, updatedAt: modifiedAt } = stored;
  const later: Record<string, unknown> = { ...laterFields, etag, modifiedAt };
  const record: Record<string, unknown> = { ...later, ...stored };
  for (const name of ['documentId', 'sortKey', '_etag', '_rid', '_self', '_ts', '_attachments']) {
    Reflect.deleteProperty(record, name);
  }
  return record as unknown as DocumentRecord;
}
