import {
  AzureKeyCredential,
  SearchClient,
  SearchIndexClient,
  type IndexDocumentsResult,
} from '@azure/search-documents';
import type { Settings } from '../config/settings.ts';
import type { EmbeddedChunk, RetrievedChunk } from '../domain/chunk.ts';
import { AppError } from '../errors.ts';
import { odataIn, odataString } from '../identity/odata-literal.ts';
import { documentFilter, searchFilter } from '../identity/search-filter.ts';
import type {
  ChunkChange,
  ChunkDescription,
  HybridDepth,
  SearchIndex,
  SearchScope,
} from '../ports/search-index.ts';
import { fromSearchHit } from './from-search-hit.ts';
import { connectQueries, type RunQuery } from './ai-search-query.ts';
import { azureCredential } from './azure-credential.ts';
import { chunkIndexDefinition } from './chunk-index-definition.ts';
import {
  toIndexChange,
  toIndexDocument,
  type ChunkIndexChange,
  type ChunkIndexDocument,
} from './chunk-index-document.ts';
import { indexBatches } from './index-batches.ts';
import { outsideError, readSdkFailure } from './sdk-error.ts';
import { sendItems } from './send-items.ts';
import { toSearchQuery, type Wanted } from './to-search-query.ts';

/** Keys read and removed at a time when a document's chunks go. */
const removePage = 1000;

type ScannedChunk = Pick<ChunkIndexDocument, 'id' | 'documentId' | 'version'>;

/** The chunks in Azure AI Search. */
export class AiSearchIndex implements SearchIndex {
  readonly #settings: Settings;
  readonly #definitions: SearchIndexClient;
  readonly #chunks: SearchClient<ChunkIndexDocument>;
  readonly #query: RunQuery;

  constructor(settings: Settings) {
    this.#settings = settings;
    const credential = settings.SEARCH_API_KEY
      ? new AzureKeyCredential(settings.SEARCH_API_KEY)
      : azureCredential;
    const retryOptions = { maxRetries: 2, retryDelayInMs: 100, maxRetryDelayInMs: 1000 };
    const options = {
      // Plain http occurs on loopback only: Azure's endpoints are https.
      allowInsecureConnection: settings.SEARCH_ENDPOINT.startsWith('http://'),
      retryOptions,
    };
    this.#definitions = new SearchIndexClient(settings.SEARCH_ENDPOINT, credential, options);
    this.#chunks = new SearchClient(
      settings.SEARCH_ENDPOINT,
      settings.SEARCH_INDEX,
      credential,
      options,
    );
    this.#query = connectQueries({
      endpoint: settings.SEARCH_ENDPOINT,
      index: settings.SEARCH_INDEX,
      apiVersion: this.#chunks.serviceVersion,
      credential: settings.SEARCH_API_KEY ?? azureCredential,
      retryOptions,
    });
  }

  async ensure(signal: AbortSignal): Promise<void> {
    await this.#call(signal, () =>
      this.#definitions.createOrUpdateIndex(chunkIndexDefinition(this.#settings), {
        abortSignal: signal,
      }),
    );
  }

  async keywordSearch(query: string, top: number, scope: SearchScope, signal: AbortSignal) {
    return this.#search({ query, top }, scope, signal);
  }

  async vectorSearch(
    vector: readonly number[],
    top: number,
    scope: SearchScope,
    signal: AbortSignal,
  ) {
    return this.#search({ vector, k: top, top }, scope, signal);
  }

  async hybridSearch(
    query: string,
    vector: readonly number[],
    { perSide, top, vectorWeight = 1 }: HybridDepth,
    scope: SearchScope,
    signal: AbortSignal,
  ) {
    return this.#search({ query, vector, k: perSide, vectorWeight, top }, scope, signal);
  }

  async passages(ids: readonly string[], scope: SearchScope, signal: AbortSignal) {
    if (ids.length === 0) return [];
    const filter = `${odataIn('id', ids)} and ${searchFilter(scope)}`;
    const found = await this.#find({ top: ids.length }, filter, signal);
    return found.map((chunk) => ({ ...chunk, score: 0 }));
  }

  async upload(chunks: readonly EmbeddedChunk[], signal: AbortSignal): Promise<void> {
    for (const batch of indexBatches(chunks.map(toIndexDocument))) {
      const send = (items: ChunkIndexDocument[]) =>
        this.#chunks.mergeOrUploadDocuments(items, { abortSignal: signal });
      await this.#send(batch, send, signal);
    }
  }

  async change(changes: readonly ChunkChange[], signal: AbortSignal): Promise<readonly string[]> {
    const missing: string[] = [];
    for (const batch of indexBatches(changes.map(toIndexChange))) {
      const send = (items: ChunkIndexChange[]) =>
        // A merge takes any part of a document; the SDK's type wants it whole.
        this.#chunks.mergeDocuments(items as unknown as ChunkIndexDocument[], {
          abortSignal: signal,
        });
      missing.push(...(await this.#send(batch, send, signal)));
    }
    return missing;
  }

  async removeDocument(
    tenantId: string,
    documentId: string,
    options: { readonly keepVersion?: string },
    signal: AbortSignal,
  ): Promise<number> {
    const filter = documentFilter(tenantId, documentId, options);
    let removed = 0;
    for (let last = ''; ;) {
      const from = `${filter} and id gt ${odataString(last)}`;
      const page = await this.#inOrder(from, removePage, signal);
      await this.remove(
        page.map(({ id }) => id),
        signal,
      );
      removed += page.length;
      if (page.length < removePage) return removed;
      last = page.at(-1)?.id ?? last;
    }
  }

  async remove(ids: readonly string[], signal: AbortSignal): Promise<void> {
    for (const batch of indexBatches(ids.map((id) => ({ id })))) {
      const send = (items: { id: string }[]) =>
        this.#chunks.deleteDocuments(
          'id',
          items.map(({ id }) => id),
          { abortSignal: signal },
        );
      await this.#send(batch, send, signal);
    }
  }

  async countChunks(
    tenantId: string,
    documentId: string,
    options: ChunkDescription,
    signal: AbortSignal,
  ): Promise<number> {
    return this.#count(documentFilter(tenantId, documentId, options), signal);
  }

  async countTenant(tenantId: string, signal: AbortSignal): Promise<number> {
    return this.#count(`tenantId eq ${odataString(tenantId)}`, signal);
  }

  async scan(
    tenantId: string,
    { limit, after = '' }: { readonly limit: number; readonly after?: string | undefined },
    signal: AbortSignal,
  ) {
    const filter = `tenantId eq ${odataString(tenantId)} and id gt ${odataString(after)}`;
    return this.#inOrder(filter, limit, signal);
  }

  async ping(signal: AbortSignal): Promise<void> {
    await this.#call(signal, () => this.#chunks.getDocumentsCount({ abortSignal: signal }));
  }

  async #search(wanted: Wanted, scope: SearchScope, signal: AbortSignal) {
    return this.#find({ ...wanted, ranking: scope.ranking }, searchFilter(scope), signal);
  }

  async #find(
    wanted: Wanted,
    filter: string,
    signal: AbortSignal,
  ): Promise<readonly RetrievedChunk[]> {
    return this.#call(signal, async () => {
      return (await this.#query(toSearchQuery(wanted, filter), signal)).map(fromSearchHit);
    });
  }

  async #send<T extends { readonly id: string }>(
    items: readonly T[],
    send: (items: T[]) => Promise<IndexDocumentsResult>,
    signal: AbortSignal,
  ): Promise<string[]> {
    return sendItems(items, (some) => this.#call(signal, () => send(some)), signal);
  }

  async #count(filter: string, signal: AbortSignal): Promise<number> {
    return this.#call(signal, async () => {
      const options = { filter, top: 0, includeTotalCount: true, abortSignal: signal };
      const found = await this.#chunks.search('*', options);
      return found.count ?? 0;
    });
  }

  async #inOrder(filter: string, top: number, signal: AbortSignal): Promise<ScannedChunk[]> {
    return this.#call(signal, async () => {
      const found = await this.#chunks.search('*', {
        filter,
        select: ['id', 'documentId', 'version'],
        orderBy: ['id asc'],
        top,
        abortSignal: signal,
      });
      const chunks: ScannedChunk[] = [];
      for await (const { document } of found.results) chunks.push(document);
      return chunks;
    });
  }

  async #call<T>(signal: AbortSignal, call: () => Promise<T>): Promise<T> {
    try {
      return await call();
    } catch (error) {
      if (readSdkFailure(error).status === 404) {
        throw new AppError(
          'search_index_missing',
          `There is no search index ${this.#settings.SEARCH_INDEX}.`,
          {
            cause: error,
            remedy: 'Create it with the infrastructure, or start the local stack with `npm start`.',
          },
        );
      }
      throw outsideError('search_unavailable', 'The search service', error, signal);
    }
  }
}
