import type { Container, Database, SqlParameter } from '@azure/cosmos';
import type { DocumentRecord } from '../domain/document.ts';
import type { DocumentStore } from '../ports/document-store.ts';
import type { Page } from '../ports/session-store.ts';
import { cosmosCall, untilUncontested } from './cosmos-call.ts';
import { cosmosContainers } from './cosmos-containers.ts';
import { decodePageToken, encodePageToken } from './page-token.ts';

/** A record as stored: `documentId` is a partition level, `sortKey` orders lists by last change. */
interface StoredDocument extends DocumentRecord {
  readonly documentId: string;
  readonly sortKey: string;
  readonly _etag?: string;
}

/** Document records in the `documents` container. */
export class CosmosDocumentStore implements DocumentStore {
  readonly #container: Container;

  constructor(database: Database) {
    this.#container = database.container(cosmosContainers.documents.id);
  }

  async get(tenantId: string, documentId: string): Promise<DocumentRecord | undefined> {
    const stored = await this.#read(tenantId, documentId);
    return stored && toRecord(stored);
  }

  async list(
    tenantId: string,
    page: Parameters<DocumentStore['list']>[1],
  ): Promise<Page<DocumentRecord>> {
    const conditions = ['c.tenantId = @tenantId'];
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
    const rows = await this.#query(tenantId, query, parameters);
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
    const query =
      'SELECT * FROM c WHERE c.tenantId = @tenantId AND c.id > @after ORDER BY c.id OFFSET 0 LIMIT @limit';
    const parameters: SqlParameter[] = [
      { name: '@tenantId', value: tenantId },
      { name: '@after', value: after },
      { name: '@limit', value: limit },
    ];
    return (await this.#query(tenantId, query, parameters)).map(toRecord);
  }

  async changedSince(
    tenantId: string,
    { since, limit }: Parameters<DocumentStore['changedSince']>[1],
  ): Promise<readonly DocumentRecord[]> {
    const query =
      'SELECT * FROM c WHERE c.tenantId = @tenantId AND c.sortKey >= @since ORDER BY c.sortKey OFFSET 0 LIMIT @limit';
    const parameters: SqlParameter[] = [
      { name: '@tenantId', value: tenantId },
      { name: '@since', value: since },
      { name: '@limit', value: limit },
    ];
    return (await this.#query(tenantId, query, parameters)).map(toRecord);
  }

  async update(
    tenantId: string,
    documentId: string,
    change: (current: DocumentRecord | undefined) => DocumentRecord | undefined,
  ): Promise<DocumentRecord | undefined> {
    return untilUncontested(async () => {
      const stored = await this.#read(tenantId, documentId);
      const current = stored && toRecord(stored);
      const next = change(current);
      if (!next) return current;
      const body: StoredDocument = {
        ...next,
        tenantId,
        id: documentId,
        documentId,
        sortKey: `${next.updatedAt}~${documentId}`,
      };
      const outcome = await cosmosCall(() =>
        stored
          ? this.#container.item(documentId, [tenantId, documentId]).replace(body, {
              accessCondition: { type: 'IfMatch', condition: stored._etag ?? '' },
            })
          : this.#container.items.create(body),
      );
      // A record removed since it was read is read again, like one that changed.
      return typeof outcome === 'string' ? 'conflict' : next;
    });
  }

  async remove(
    tenantId: string,
    documentId: string,
    onlyIf: (current: DocumentRecord) => boolean = () => true,
  ): Promise<void> {
    await untilUncontested(async () => {
      const stored = await this.#read(tenantId, documentId);
      if (!stored || !onlyIf(toRecord(stored))) return 'done';
      return cosmosCall(() =>
        this.#container.item(documentId, [tenantId, documentId]).delete({
          accessCondition: { type: 'IfMatch', condition: stored._etag ?? '' },
        }),
      );
    });
  }

  async #query(
    tenantId: string,
    query: string,
    parameters: SqlParameter[],
  ): Promise<StoredDocument[]> {
    const found = await cosmosCall(() =>
      this.#container.items
        .query<StoredDocument>({ query, parameters }, { partitionKey: [tenantId] })
        .fetchAll(),
    );
    return typeof found === 'string' ? [] : found.resources;
  }

  async #read(tenantId: string, documentId: string): Promise<StoredDocument | undefined> {
    const response = await cosmosCall(() =>
      this.#container.item(documentId, [tenantId, documentId]).read<StoredDocument>(),
    );
    return typeof response === 'string' ? undefined : response.resource;
  }
}

function toRecord(stored: StoredDocument): DocumentRecord {
  const record = { ...stored } as Record<string, unknown>;
  for (const name of ['documentId', 'sortKey', '_etag', '_rid', '_self', '_ts', '_attachments']) {
    Reflect.deleteProperty(record, name);
  }
  return record as unknown as DocumentRecord;
}
