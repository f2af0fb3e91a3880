import type { Settings } from '../config/settings.ts';
import type { RetrievedChunk } from '../domain/chunk.ts';

/**
 * Relevance that the best passage must have, from 0 to 1, on the scale of whoever judges it. Words: share of the question in
 * the passage; fewer than one in a hundred answerable questions lie below. Semantic: a score of 1 of 4, which the ranker
 * gives to what is related but answers little. Model: a grade of 1 of 3, the same subject; what is below is about
 * something else.
 */
const leastRelevance: Readonly<Record<Settings['RERANKER'], number>> = {
  lexical: 0.2,
  none: 0.2,
  semantic: 0.25,
  model: 0.3,
};

/**
 * The threshold for passages as they were reranked. A reranker that judges, but failed, leaves the judging to the words,
 * and a threshold set for its scale would not fit them.
 */
export function minRelevance(
  passages: readonly RetrievedChunk[],
  { RERANKER, ANSWER_MIN_RELEVANCE }: Pick<Settings, 'RERANKER' | 'ANSWER_MIN_RELEVANCE'>,
): number {
  const judges = RERANKER === 'semantic' || RERANKER === 'model';
  const judged = passages.some(({ relevance }) => relevance !== undefined);
  if (judges && !judged) return leastRelevance.lexical;
  return ANSWER_MIN_RELEVANCE ?? leastRelevance[RERANKER];
}
