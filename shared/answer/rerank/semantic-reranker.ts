import type { Settings } from '../../config/settings.ts';
import { AppError } from '../../errors.ts';
import type { Reranker } from '../../ports/reranker.ts';

/** Scores of AI Search's semantic ranker go from 0 to this. */
const highestScore = 4;

/**
 * Orders candidates as AI Search's semantic ranker scored them while they were searched, so that it costs no call of its
 * own. Candidates that the ranker did not come to (it looks at 50 of each search) follow in the order of retrieval.
 */
export function semanticReranker(settings: Pick<Settings, 'RERANK_TIMEOUT_SECONDS'>): Reranker {
  return {
    indexRanking: (question) => ({
      question,
      patienceMs: settings.RERANK_TIMEOUT_SECONDS * 1000,
    }),
    async rerank(_question, candidates) {
      if (candidates.length > 0 && candidates.every(({ semantic }) => semantic === undefined)) {
        throw new AppError('search_unavailable', 'The semantic ranker ranked nothing.');
      }
      const passages = candidates
        .map((chunk) =>
          chunk.semantic
            ? {
                ...chunk,
                score: chunk.semantic.score,
                relevance: chunk.semantic.score / highestScore,
              }
            : { ...chunk, score: 0 },
        )
        .sort((a, b) => b.score - a.score);
      return { passages };
    },
  };
}
