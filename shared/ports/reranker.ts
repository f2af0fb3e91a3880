import type { RetrievedChunk } from '../domain/chunk.ts';
import type { TokenUsage } from '../domain/session.ts';
import type { IndexRanking } from './search-index.ts';

export interface Reranking {
  /** All candidates, best first, each with the reranker's own score and, where it judges, its relevance. */
  readonly passages: readonly RetrievedChunk[];
  /** What a model was asked for it, whether or not it could be used. */
  readonly usage?: TokenUsage;
  /** The model's reply was no ranking: the passages are in the order of retrieval. */
  readonly unusable?: true;
}

/** Orders candidates by how well each answers the question. */
export interface Reranker {
  /** What the index's own ranker must have been asked when candidates were searched; absent when that is not needed. */
  readonly indexRanking?: (question: string) => IndexRanking;
  /** Version of the prompt it asks a model with; part of every cache key of what it ranked. */
  readonly prompt?: string;
  /**
   * @param candidates in the order of retrieval
   * @throws AppError when it cannot rank them, `aborted`; the order of retrieval then stands
   */
  rerank(
    question: string,
    candidates: readonly RetrievedChunk[],
    signal: AbortSignal,
  ): Promise<Reranking>;
}
