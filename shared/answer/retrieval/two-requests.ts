import type { RetrievedChunk } from '../../domain/chunk.ts';
import { AppError } from '../../errors.ts';
import type { SearchScope } from '../../ports/search-index.ts';
import { throwIfAborted } from '../../resilience/until-aborted.ts';
import { withTimeLimit } from '../../resilience/with-time-limit.ts';
import type { SearchPorts } from '../answer-ports.ts';
import { embedQuestion } from './embed-question.ts';
import { fuseRankings } from './fuse.ts';
import { fusedTop, keywordLimit, perSide, type Retrieve } from './retrieval.ts';

const fusion = { k: 60, top: fusedTop };
const vectorLimit = {
  ms: 10_000,
  what: 'The vector search',
  code: 'search_unavailable',
} as const;

/** Keyword and vector search as two requests side by side, fused by us. When one fails the other serves alone. */
export const retrieveByTwoRequests: Retrieve = async (question, scope, ports, signal) => {
  const [keyword, vector] = await Promise.allSettled([
    withTimeLimit(
      (limited) => ports.searchIndex.keywordSearch(question, perSide, scope, limited),
      keywordLimit,
      signal,
    ),
    withTimeLimit(
      (limited) => searchByMeaning(question, scope, ports, limited),
      vectorLimit,
      signal,
    ),
  ]);
  throwIfAborted(signal);
  if (keyword.status === 'rejected' && vector.status === 'rejected') {
    throw bothFailed(keyword.reason, vector.reason);
  }
  if (keyword.status === 'rejected') ports.log.warn('No keyword search.', keyword.reason);
  if (vector.status === 'rejected') ports.log.warn('No vector search.', vector.reason);
  const rankings = [
    keyword.status === 'fulfilled' ? keyword.value.map(withKeywordScore) : [],
    vector.status === 'fulfilled' ? vector.value : [],
  ];
  const degraded = [
    ...(keyword.status === 'rejected' ? ['keyword-search'] : []),
    ...(vector.status === 'rejected' ? ['vector-search'] : []),
  ];
  return { candidates: fuseRankings(rankings, fusion), degraded };
};

/** Fusion replaces the score. */
function withKeywordScore(chunk: RetrievedChunk): RetrievedChunk {
  return { ...chunk, keywordScore: chunk.score };
}

async function searchByMeaning(
  question: string,
  scope: SearchScope,
  ports: Pick<SearchPorts, 'embeddingModel' | 'searchIndex'>,
  signal: AbortSignal,
): Promise<readonly RetrievedChunk[]> {
  const vector = await embedQuestion(question, ports, signal);
  return ports.searchIndex.vectorSearch(vector, perSide, scope, signal);
}

function bothFailed(keyword: unknown, vector: unknown): AppError {
  const asked = [keyword, vector].flatMap((reason) =>
    reason instanceof AppError && reason.retryAfter !== undefined ? [reason.retryAfter] : [],
  );
  return new AppError('search_unavailable', 'The documents cannot be searched right now.', {
    cause: new AggregateError([keyword, vector], 'Keyword and vector search both failed.'),
    remedy: 'Try again in a moment.',
    retryAfter: asked.length > 0 ? Math.max(...asked) : 5,
  });
}
