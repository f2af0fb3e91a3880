import type { RetrievedChunk } from '../../domain/chunk.ts';
import type { SearchScope } from '../../ports/search-index.ts';
import type { SearchPorts } from '../answer-ports.ts';

export interface Retrieval {
  /** Fused candidates, best first, at most `fusedTop`. */
  readonly candidates: readonly RetrievedChunk[];
  /** The sides that failed: `keyword-search`, `vector-search`. */
  readonly degraded: readonly string[];
}

/**
 * A way of hybrid retrieval: keyword and vector search within one scope, fused by reciprocal rank.
 * @throws AppError `search_unavailable` when neither side serves, `aborted`
 */
export type Retrieve = (
  question: string,
  scope: SearchScope,
  ports: Pick<SearchPorts, 'embeddingModel' | 'searchIndex' | 'log'>,
  signal: AbortSignal,
) => Promise<Retrieval>;

/** How many passages each side may name. */
export const perSide = 100;
/** How many fused candidates go on to the reranker. */
export const fusedTop = 50;

export const keywordLimit = {
  ms: 10_000,
  what: 'The keyword search',
  code: 'search_unavailable',
} as const;
