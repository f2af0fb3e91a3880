import type { Reranker } from '../../ports/reranker.ts';

/** Keeps the order of retrieval. */
export const retrievalOrder: Reranker = {
  async rerank(_question, candidates) {
    return { passages: candidates };
  },
};
