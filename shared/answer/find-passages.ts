import type { RetrievedChunk } from '../domain/chunk.ts';
import type { SearchScope } from '../ports/search-index.ts';
import { throwIfAborted } from '../resilience/until-aborted.ts';
import { withTimeLimit } from '../resilience/with-time-limit.ts';
import { withSpan } from '../telemetry/with-span.ts';
import type { SearchPorts } from './answer-ports.ts';
import { oneVersionEach } from './one-version-each.ts';

const rerankLimit = { ms: 5000, what: 'The reranker', code: 'search_unavailable' } as const;

export interface FoundPassages {
  /** Best first, with the reranker's score. */
  readonly passages: readonly RetrievedChunk[];
  /** What failed on the way: `keyword-search`, `vector-search`, `rerank`. */
  readonly degraded: readonly string[];
}

/**
 * The passages within `scope` that may answer a standalone question: hybrid retrieval, of one version of each
 * document, then reranking. When the reranker fails the order of retrieval stands.
 * @throws AppError `search_unavailable`, `aborted`
 */
export async function findPassages(
  question: string,
  scope: SearchScope,
  ports: SearchPorts,
  signal: AbortSignal,
): Promise<FoundPassages> {
  const { candidates: found, degraded } = await withSpan(
    'retrieve',
    () => ports.retrieve(question, scope, ports, signal),
    (retrieved) => ({
      'grounded.strategy': ports.settings.RETRIEVAL,
      'grounded.candidates': retrieved.candidates.length,
      'grounded.degraded': [...retrieved.degraded],
    }),
  );
  const candidates = await oneVersionEach(found, ports, signal);
  try {
    const passages = await withSpan(
      'rerank',
      () =>
        withTimeLimit(
          (limited) => ports.reranker.rerank(question, candidates, limited),
          rerankLimit,
          signal,
        ),
      (reranked) => ({
        'grounded.reranker': ports.settings.RERANKER,
        'grounded.passages': reranked.length,
      }),
    );
    return { passages, degraded };
  } catch (error) {
    throwIfAborted(signal);
    ports.log.warn('Passages were not reranked.', error);
    return { passages: candidates, degraded: [...degraded, 'rerank'] };
  }
}
