import type { RetrievedChunk } from '../../domain/chunk.ts';
import { AppError } from '../../errors.ts';
import type { SearchScope } from '../../ports/search-index.ts';
import { throwIfAborted } from '../../resilience/until-aborted.ts';
import { withTimeLimit } from '../../resilience/with-time-limit.ts';
import { askIndex } from './ask-index.ts';
import { embedQuestion } from './embed-question.ts';
import { fuseRankings } from './fuse.ts';
import { fusedTop, fusionK, perSide, type RetrievalPorts, type Retrieve } from './retrieval.ts';

const vectorLimit = {
  ms: 10_000,
  what: 'The vector search',
  code: 'search_unavailable',
} as const;

/** Keyword and vector search as two requests side by side, fused by us. When one fails the other serves alone. */
export const retrieveByTwoRequests: Retrieve = async (query, scope, ports, signal) => {
  const { searchIndex, settings, log } = ports;
  const [keyword, vector] = await Promise.allSettled([
    askIndex(
      'The keyword search',
      (within, limited) => searchIndex.keywordSearch(query, perSide, within, limited),
      scope,
      ports,
      signal,
    ),
    withTimeLimit((limited) => searchByMeaning(query, scope, ports, limited), vectorLimit, signal),
  ]);
  throwIfAborted(signal);
  if (keyword.status === 'rejected' && vector.status === 'rejected') {
    throw bothFailed(keyword.reason, vector.reason);
  }
  if (keyword.status === 'rejected') log.warn('No keyword search.', keyword.reason);
  if (vector.status === 'rejected') log.warn('No vector search.', vector.reason);
  const rankings = [
    keyword.status === 'fulfilled' ? keyword.value.map(withKeywordScore) : [],
    vector.status === 'fulfilled' ? vector.value : [],
  ];
  const weights = [settings.RETRIEVAL_KEYWORD_WEIGHT, settings.RETRIEVAL_VECTOR_WEIGHT];
  const degraded = [
    ...(keyword.status === 'rejected' ? ['keyword-search'] : []),
    ...(vector.status === 'rejected' ? ['vector-search'] : []),
  ];
  return { candidates: fuseRankings(rankings, { k: fusionK, top: fusedTop, weights }), degraded };
};

/** Fusion replaces the score. */
function withKeywordScore(chunk: RetrievedChunk): RetrievedChunk {
  return { ...chunk, keywordScore: chunk.score };
}

async function searchByMeaning(
  query: string,
  scope: SearchScope,
  ports: RetrievalPorts,
  signal: AbortSignal,
): Promise<readonly RetrievedChunk[]> {
  const vector = await embedQuestion(query, ports, signal);
  return askIndex(
    'The vector search',
    (within, limited) => ports.searchIndex.vectorSearch(vector, perSide, within, limited),
    scope,
    ports,
    signal,
  );
}

function bothFailed(keyword: unknown, vector: unknown): AppError {
  const failures = [keyword, vector].filter((reason) => reason instanceof AppError);
  const missing = failures.find(({ code }) => code === 'search_index_missing');
  if (missing) return missing;
  const asked = failures.flatMap(({ retryAfter }) =>
    retryAfter === undefined ? [] : [retryAfter],
  );
  return new AppError('search_unavailable', 'The documents cannot be searched right now.', {
    cause: new AggregateError([keyword, vector], 'Keyword and vector search both failed.'),
    remedy: 'Try again in a moment.',
    retryAfter: asked.length > 0 ? Math.max(...asked) : 5,
  });
}
