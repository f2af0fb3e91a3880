import { parseIndexBatch, type IndexAction } from '../documents/parse-index-batch.ts';
import { parseDocument } from '../documents/parse-document.ts';
import { parseDocumentKey } from '../documents/parse-document-key.ts';
import type { DocumentVectors, StoredDocument } from '../documents/stored-document.ts';
import { encodeAnalyzedDocument } from '../engine/analyzed-document-codec.ts';
import type { AnalyzedDocument, SearchIndex } from '../engine/search-index.ts';
import { SearchServiceError } from '../search-service-error.ts';
import { indexNamed, type ServiceContext } from '../service-context.ts';
import type { SearchStore } from '../store.ts';
import type { ServiceReply, ServiceRequest } from '../wire.ts';

/** What became of one action. */
interface ItemResult {
  readonly key: string;
  readonly status: boolean;
  readonly errorMessage: string | null;
  readonly statusCode: number;
}

/**
 * `POST …/docs/search.index`: applies the actions in order. An action that fails does not stop the others; the reply is
 * 207 when any did. What succeeded is on disk when the reply is sent.
 * @throws SearchServiceError 404 for an unknown index, 400 for a malformed batch.
 */
export function indexDocuments(
  context: ServiceContext,
  { body }: ServiceRequest,
  name: string,
): ServiceReply {
  const { engine } = indexNamed(context, name);
  const actions = parseIndexBatch(body);
  const batch = new IndexBatch(engine, context.store);
  const value = context.store.transaction(() =>
    actions.map((action) => applyAction(context, batch, action)),
  );
  batch.publish();
  return { status: value.every(({ status }) => status) ? 200 : 207, body: { value } };
}

function applyAction(context: ServiceContext, batch: IndexBatch, action: IndexAction): ItemResult {
  const given = action[batch.keyField];
  const key = typeof given === 'string' ? given : '';
  const fault = context.itemFault(key);
  if (fault !== undefined) return failed(key, fault, `Injected fault: ${fault}`);
  try {
    return { key, status: true, errorMessage: null, statusCode: batch.apply(action) };
  } catch (error) {
    if (!(error instanceof SearchServiceError)) throw error;
    return failed(key, error.status, error.message);
  }
}

function failed(key: string, statusCode: number, errorMessage: string): ItemResult {
  return { key, status: false, errorMessage, statusCode };
}

/** Writes to the store at once and to memory only after the commit, so that the two cannot differ. */
class IndexBatch {
  readonly keyField: string;
  readonly #engine: SearchIndex;
  readonly #store: SearchStore;
  /** What this batch has made of documents so far; undefined for deleted ones. */
  readonly #changes = new Map<
    string,
    { document: StoredDocument; vectors: DocumentVectors; analyzed: AnalyzedDocument } | undefined
  >();

  constructor(engine: SearchIndex, store: SearchStore) {
    this.#engine = engine;
    this.#store = store;
    this.keyField = engine.definition.keyField;
  }

  /** @returns the item's status code. @throws SearchServiceError with the item's status code. */
  apply(action: IndexAction): number {
    const kind = action['@search.action'];
    if (kind === 'delete') return this.#delete(parseDocumentKey(action[this.keyField]));
    const { key, values, vectors, removedVectors } = parseDocument(this.#engine.definition, action);
    const existing = this.#read(key);
    if (kind === 'merge' && !existing) {
      throw new SearchServiceError(404, 'ResourceNotFound', 'Document not found.');
    }
    const base = kind === 'upload' ? undefined : existing;
    const mergedVectors = new Map([...(base ? this.#readVectors(key) : []), ...vectors]);
    removedVectors.forEach((field) => mergedVectors.delete(field));
    this.#write(key, { ...base, ...values }, mergedVectors);
    return existing ? 200 : 201;
  }

  /** Makes the changes visible to searches. */
  publish(): void {
    for (const [key, change] of this.#changes) {
      if (change) this.#engine.put(key, change.document, change.vectors, change.analyzed);
      else this.#engine.delete(key);
    }
  }

  #read(key: string): StoredDocument | undefined {
    return this.#changes.has(key) ? this.#changes.get(key)?.document : this.#engine.get(key);
  }

  #readVectors(key: string): DocumentVectors {
    return this.#store.readVectorsOf(this.#engine.definition.name, key);
  }

  #write(key: string, document: StoredDocument, vectors: DocumentVectors): void {
    const analyzed = this.#engine.analyze(document);
    const row = { key, document, analyzed: encodeAnalyzedDocument(this.#engine, analyzed) };
    this.#store.writeDocument(this.#engine.definition.name, row, vectors);
    this.#changes.set(key, { document, vectors, analyzed });
  }

  /** Deleting what is not there succeeds. */
  #delete(key: string): number {
    this.#store.deleteDocument(this.#engine.definition.name, key);
    this.#changes.set(key, undefined);
    return 200;
  }
}
