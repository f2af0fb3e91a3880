import type { RetrievedChunk } from '../domain/chunk.ts';
import { AppError } from '../errors.ts';
import type { SearchScope } from '../ports/search-index.ts';
import { throwIfAborted } from '../resilience/until-aborted.ts';
import { withTimeLimit } from '../resilience/with-time-limit.ts';
import type { SearchPorts } from './answer-ports.ts';
import { fuseRankings } from './fuse.ts';

const perSide = 100;
const fusion = { k: 60, top: 50 };
const sideLimitMs = 10_000;

export interface Retrieval {
  /** Fused candidates, best first. */
  readonly candidates: readonly RetrievedChunk[];
  /** The sides that failed: `keyword-search`, `vector-search`. */
  readonly degraded: readonly string[];
}

/**
 * Hybrid retrieval: keyword and vector search side by side, fused. When one side fails the other serves alone.
 * @throws AppError `search_unavailable` when both fail, `aborted`.
 */
export async function retrieve(
  question: string,
  scope: SearchScope,
  ports: Pick<SearchPorts, 'embeddingModel' | 'searchIndex' | 'log'>,
  signal: AbortSignal,
): Promise<Retrieval> {
  const [keyword, vector] = await Promise.allSettled([
    withTimeLimit(
      (limited) => ports.searchIndex.keywordSearch(question, perSide, scope, limited),
      { ms: sideLimitMs, what: 'The keyword search', code: 'search_unavailable' },
      signal,
    ),
    withTimeLimit(
      (limited) => searchByMeaning(question, scope, ports, limited),
      { ms: sideLimitMs, what: 'The vector search', code: 'search_unavailable' },
      signal,
    ),
  ]);
  throwIfAborted(signal);
  if (keyword.status === 'rejected' && vector.status === 'rejected') {
    throw bothFailed(keyword.reason, vector.reason);
  }
  if (keyword.status === 'rejected') ports.log.warn('No keyword search.', keyword.reason);
  if (vector.status === 'rejected') ports.log.warn('No vector search.', vector.reason);
  const rankings = [keyword, vector].map((side) => (side.status === 'fulfilled' ? side.value : []));
  const degraded = [
    ...(keyword.status === 'rejected' ? ['keyword-search'] : []),
    ...(vector.status === 'rejected' ? ['vector-search'] : []),
  ];
  return { candidates: fuseRankings(rankings, fusion), degraded };
}

async function searchByMeaning(
  question: string,
  scope: SearchScope,
  ports: Pick<SearchPorts, 'embeddingModel' | 'searchIndex'>,
  signal: AbortSignal,
): Promise<readonly RetrievedChunk[]> {
  const [vector] = await ports.embeddingModel.embed([question], signal);
  if (!vector) throw new AppError('model_unavailable', 'The embedding model returned no vector.');
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
