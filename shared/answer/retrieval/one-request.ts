import { throwIfAborted } from '../../resilience/until-aborted.ts';
import { withTimeLimit } from '../../resilience/with-time-limit.ts';
import { askIndex, isRefusal } from './ask-index.ts';
import { embedQuestion } from './embed-question.ts';
import { fusedTop, perSide, type Retrieve } from './retrieval.ts';
import { retrieveByTwoRequests } from './two-requests.ts';

const embeddingLimit = {
  ms: 5000,
  what: 'Embedding the question',
  code: 'model_unavailable',
} as const;

/**
 * One hybrid request that the index fuses itself, so that only the fused passages travel. A question that cannot be
 * embedded is searched by its words alone. A hybrid request that the index refuses is tried as two, of which one may
 * serve; an index that asks for patience, or takes too long, is left in peace.
 */
export const retrieveByOneRequest: Retrieve = async (query, scope, ports, signal) => {
  const { searchIndex, settings, log } = ports;
  let vector: readonly number[];
  try {
    vector = await withTimeLimit(
      (limited) => embedQuestion(query, ports, limited),
      embeddingLimit,
      signal,
    );
  } catch (error) {
    throwIfAborted(signal);
    log.warn('No vector search.', error);
    const candidates = await askIndex(
      'The keyword search',
      (within, limited) => searchIndex.keywordSearch(query, fusedTop, within, limited),
      scope,
      ports,
      signal,
    );
    return { candidates, degraded: ['vector-search'] };
  }
  // The index weighs its vector side alone, and only how the sides stand to each other matters.
  const vectorWeight = settings.RETRIEVAL_VECTOR_WEIGHT / settings.RETRIEVAL_KEYWORD_WEIGHT;
  const depth = { perSide, top: fusedTop, vectorWeight };
  try {
    const candidates = await askIndex(
      'The search',
      (within, limited) => searchIndex.hybridSearch(query, vector, depth, within, limited),
      scope,
      ports,
      signal,
    );
    return { candidates, degraded: [] };
  } catch (error) {
    throwIfAborted(signal);
    if (!isRefusal(error)) throw error;
    log.warn('No hybrid search: keyword and vector search are asked one by one.', error);
    return retrieveByTwoRequests(query, scope, ports, signal);
  }
};
