import type { QuestionFilters } from '../domain/answer-event.ts';
import type { Chunk, EmbeddedChunk, RetrievedChunk } from '../domain/chunk.ts';
import type { Principal } from '../domain/principal.ts';

/** What every search is confined to: the caller's tenant and groups, and the filters asked for. */
export interface SearchScope {
  readonly principal: Principal;
  readonly filters: QuestionFilters;
  /** Absent when the index's own ranker is not to look at what is found. */
  readonly ranking?: IndexRanking;
}

/**
 * Asks the index's semantic ranker for the scores and captions of the best 50 found. A ranker that is late or overloaded
 * leaves them out; an index without one refuses the search.
 */
export interface IndexRanking {
  /** What passages are ranked for, whatever was searched. */
  readonly question: string;
  /** Longest wait for the ranker, in milliseconds. */
  readonly patienceMs: number;
}

export interface HybridDepth {
  /** Most chunks of the vector search that take part. */
  readonly perSide: number;
  /** How many of the fused come back. */
  readonly top: number;
  /** How much a rank of the vector search counts, against 1 of the keyword search; 1 when absent. */
  readonly vectorWeight?: number;
}

/** New properties of a chunk, all of them; what is absent goes. Text, place and vector stay. */
export type ChunkChange = Pick<
  Chunk,
  'id' | 'title' | 'groups' | 'tags' | 'category' | 'audience' | 'sourceUrl' | 'updatedAt'
>;

/** Which chunks of a document are meant; what is absent may be anything. */
export interface ChunkDescription {
  readonly version?: string;
  /** ISO 8601 UTC. */
  readonly updatedAt?: string;
  /** Chunks for one of these groups; with none, those for the whole tenant. */
  readonly groups?: readonly string[];
}

/**
 * The index of chunks.
 * Every method throws AppError `search_unavailable` when the index does not answer, `search_index_missing` when there is
 * none, `aborted` when `signal` fires.
 */
export interface SearchIndex {
  /** Creates the index, or brings its definition up to date. Safe to call again. */
  ensure(signal: AbortSignal): Promise<void>;
  keywordSearch(
    query: string,
    top: number,
    scope: SearchScope,
    signal: AbortSignal,
  ): Promise<readonly RetrievedChunk[]>;
  vectorSearch(
    vector: readonly number[],
    top: number,
    scope: SearchScope,
    signal: AbortSignal,
  ): Promise<readonly RetrievedChunk[]>;
  /**
   * Keyword and vector search as one, fused by weighted reciprocal rank (k = 60): at most `perSide` chunks of the vector search take
   * part, and the best `top` of both come back, each with its keyword score where the index tells.
   */
  hybridSearch(
    query: string,
    vector: readonly number[],
    depth: HybridDepth,
    scope: SearchScope,
    signal: AbortSignal,
  ): Promise<readonly RetrievedChunk[]>;
  /**
   * The chunks with these ids that are in `scope`, in any order, each with score 0; ids that are not there or out of reach
   * are passed over. At most 1,000 ids.
   */
  passages(
    ids: readonly string[],
    scope: SearchScope,
    signal: AbortSignal,
  ): Promise<readonly RetrievedChunk[]>;
  /** Upserts all chunks; retries failed items; throws when one cannot be written. Any number of chunks. */
  upload(chunks: readonly EmbeddedChunk[], signal: AbortSignal): Promise<void>;
  /**
   * Changes properties of chunks that are there; retries failed items. A chunk changes as a whole or not at all.
   * @returns ids of chunks that are not there
   */
  change(changes: readonly ChunkChange[], signal: AbortSignal): Promise<readonly string[]>;
  /** Removes a document's chunks, all of them or all but one version's. @returns how many were removed. */
  removeDocument(
    tenantId: string,
    documentId: string,
    options: { readonly keepVersion?: string },
    signal: AbortSignal,
  ): Promise<number>;
  /** Removes chunks by their ids, whether or not a search shows them yet. Those that are not there are no error. */
  remove(ids: readonly string[], signal: AbortSignal): Promise<void>;
  /** Chunks of a document in the index, all or those that answer a description. */
  countChunks(
    tenantId: string,
    documentId: string,
    options: ChunkDescription,
    signal: AbortSignal,
  ): Promise<number>;
  /** Chunks of a tenant, whatever documents they belong to. */
  countTenant(tenantId: string, signal: AbortSignal): Promise<number>;
  /** A tenant's chunks ordered by id; `after` is the id of the last one seen. */
  scan(
    tenantId: string,
    page: { readonly limit: number; readonly after?: string | undefined },
    signal: AbortSignal,
  ): Promise<readonly Pick<Chunk, 'id' | 'documentId' | 'version'>[]>;
  /** Whether a query would be served. @throws AppError naming the reason, as all methods do. */
  ping(signal: AbortSignal): Promise<void>;
}
