import type { RetrievedChunk } from '../../domain/chunk.ts';
import type { SearchScope } from '../../ports/search-index.ts';
import type { SearchPorts } from '../answer-ports.ts';

export interface Retrieval {
  /** Fused candidates, best first, at most `fusedTop`. */
  readonly candidates: readonly RetrievedChunk[];
  /** The sides that failed: `keyword-search`, `vector-search`. */
  readonly degraded: readonly string[];
}

export type RetrievalPorts = Pick<
  SearchPorts,
  'embeddingModel' | 'searchIndex' | 'settings' | 'log'
>;

/**
 * A way of hybrid retrieval: keyword and vector search for one query within one scope, fused by reciprocal rank.
 * @throws AppError `search_unavailable` when neither side serves, `search_index_missing`, `aborted`
 */
export type Retrieve = (
  query: string,
  scope: SearchScope,
  ports: RetrievalPorts,
  signal: AbortSignal,
) => Promise<Retrieval>;

/** How many passages each side may name. */
export const perSide = 100;
/** How many fused candidates go on to the reranker. */
export const fusedTop = 50;
/** Damps the lead of the first ranks; AI Search fuses with the same value. */
export const fusionK = 60;
