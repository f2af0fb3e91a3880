import { AppError } from '../../errors.ts';
import { throwIfAborted } from '../../resilience/until-aborted.ts';
import { withTimeLimit } from '../../resilience/with-time-limit.ts';
import { embedQuestion } from './embed-question.ts';
import { fusedTop, keywordLimit, perSide, type Retrieve } from './retrieval.ts';
import { retrieveByTwoRequests } from './two-requests.ts';

const embeddingLimit = {
  ms: 5000,
  what: 'Embedding the question',
  code: 'model_unavailable',
} as const;
const hybridLimit = { ms: 10_000, what: 'The search', code: 'search_unavailable' } as const;

/**
 * One hybrid request that the index fuses itself, so that only the fused passages travel. A question that cannot be
 * embedded is searched by its words alone. A hybrid request that the index refuses is tried as two, of which one may
 * serve; an index that asks for patience, or takes too long, is left in peace.
 */
export const retrieveByOneRequest: Retrieve = async (question, scope, ports, signal) => {
  const { searchIndex, log } = ports;
  let vector: readonly number[];
  try {
    vector = await withTimeLimit(
      (limited) => embedQuestion(question, ports, limited),
      embeddingLimit,
      signal,
    );
  } catch (error) {
    throwIfAborted(signal);
    log.warn('No vector search.', error);
    const candidates = await withTimeLimit(
      (limited) => searchIndex.keywordSearch(question, fusedTop, scope, limited),
      keywordLimit,
      signal,
    );
    return { candidates, degraded: ['vector-search'] };
  }
  const depth = { perSide, top: fusedTop };
  try {
    const candidates = await withTimeLimit(
      (limited) => searchIndex.hybridSearch(question, vector, depth, scope, limited),
      hybridLimit,
      signal,
    );
    return { candidates, degraded: [] };
  } catch (error) {
    throwIfAborted(signal);
    if (!isRefusal(error)) throw error;
    log.warn('No hybrid search: keyword and vector search are asked one by one.', error);
    return retrieveByTwoRequests(question, scope, ports, signal);
  }
};

/** Whether the index answered that it will not do this, rather than not now. */
function isRefusal(error: unknown): boolean {
  return error instanceof AppError && !error.transient;
}
