import type { RetrievedChunk } from '../domain/chunk.ts';

/** Orders candidates by how well each answers the question. */
export interface Reranker {
  /** Best first, each with the reranker's own score; all candidates come back. */
  rerank(
    question: string,
    candidates: readonly RetrievedChunk[],
    signal: AbortSignal,
  ): Promise<readonly RetrievedChunk[]>;
}
