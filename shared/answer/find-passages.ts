import type { RetrievedChunk } from '../domain/chunk.ts';
import type { TokenUsage } from '../domain/session.ts';
import type { Reranking } from '../ports/reranker.ts';
import type { SearchScope } from '../ports/search-index.ts';
import { throwIfAborted } from '../resilience/until-aborted.ts';
import { withTimeLimit } from '../resilience/with-time-limit.ts';
import { withSpan } from '../telemetry/with-span.ts';
import type { SearchPorts } from './answer-ports.ts';
import { oneVersionEach } from './one-version-each.ts';
import { retrieveAll } from './retrieval/retrieve-all.ts';
import type { Retrieval } from './retrieval/retrieval.ts';

export interface Sought {
  /** Standalone: what passages are reranked for. */
  readonly question: string;
  /** What is searched for, side by side, when that is not the question itself; never empty. */
  readonly queries?: readonly string[] | undefined;
}

export interface FoundPassages {
  /** Best first, with the reranker's score. */
  readonly passages: readonly RetrievedChunk[];
  /** What failed on the way: `keyword-search`, `vector-search`, `queries`, `search-index`, `rerank`. */
  readonly degraded: readonly string[];
  /** What a reranking model was asked. */
  readonly usage?: TokenUsage | undefined;
}

/**
 * The passages within `scope` that may answer a standalone question: hybrid retrieval, of one version of each
 * document, then reranking. When the reranker fails or is late the order of retrieval stands.
 * @throws AppError `search_unavailable`, `aborted`
 */
export async function findPassages(
  { question, queries = [question] }: Sought,
  scope: SearchScope,
  ports: SearchPorts,
  signal: AbortSignal,
): Promise<FoundPassages> {
  const ranking = ports.reranker.indexRanking?.(question);
  const wanted = ranking ? { ...scope, ranking } : scope;
  const { candidates: found, degraded } = await retrieve(queries, wanted, ports, signal);
  const candidates = await oneVersionEach(found, ports, signal);
  try {
    const { passages, usage, unusable } = await rerank(question, candidates, ports, signal);
    return { passages, degraded: unusable ? [...degraded, 'rerank'] : degraded, usage };
  } catch (error) {
    throwIfAborted(signal);
    ports.log.warn('Passages were not reranked.', error);
    return { passages: candidates, degraded: [...degraded, 'rerank'] };
  }
}

function retrieve(
  queries: readonly string[],
  scope: SearchScope,
  ports: SearchPorts,
  signal: AbortSignal,
): Promise<Retrieval> {
  return withSpan(
    'retrieve',
    () => retrieveAll(queries, scope, ports, signal),
    ({ candidates, degraded }) => ({
      'grounded.strategy': ports.settings.RETRIEVAL,
      'grounded.queries': [...queries],
      'grounded.candidates': candidates.length,
      'grounded.degraded': [...degraded],
    }),
  );
}

function rerank(
  question: string,
  candidates: readonly RetrievedChunk[],
  { reranker, settings }: SearchPorts,
  signal: AbortSignal,
): Promise<Reranking> {
  const limit = {
    ms: settings.RERANK_TIMEOUT_SECONDS * 1000,
    what: 'The reranker',
    code: 'search_unavailable',
  } as const;
  return withSpan(
    'rerank',
    () => withTimeLimit((limited) => reranker.rerank(question, candidates, limited), limit, signal),
    ({ passages, usage, unusable = false }) => ({
      'grounded.reranker': settings.RERANKER,
      'grounded.unusable': unusable,
      'grounded.passages': passages.length,
      'grounded.prompt': reranker.prompt,
      'grounded.model': usage?.model,
    }),
  );
}
