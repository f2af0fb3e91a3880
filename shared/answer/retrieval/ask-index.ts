import type { RetrievedChunk } from '../../domain/chunk.ts';
import { AppError } from '../../errors.ts';
import type { Log } from '../../ports/log.ts';
import type { SearchScope } from '../../ports/search-index.ts';
import { throwIfAborted } from '../../resilience/until-aborted.ts';
import { withTimeLimit } from '../../resilience/with-time-limit.ts';

type Search = (scope: SearchScope, signal: AbortSignal) => Promise<readonly RetrievedChunk[]>;

const limitMs = 10_000;

/**
 * One search of the index, within 10 s. An index that will not rank (its semantic ranker is not enabled) is searched without
 * ranking: passages then come back unranked, and the reranker says so.
 * @param what as an error's sentence begins: `The keyword search`
 * @throws AppError `search_unavailable`, `search_index_missing`, `aborted`
 */
export async function askIndex(
  what: string,
  search: Search,
  scope: SearchScope,
  { log }: { readonly log: Log },
  signal: AbortSignal,
): Promise<readonly RetrievedChunk[]> {
  const limit = { ms: limitMs, what, code: 'search_unavailable' } as const;
  return withTimeLimit(
    async (limited) => {
      try {
        return await search(scope, limited);
      } catch (error) {
        throwIfAborted(limited);
        if (!scope.ranking || !isRefusal(error)) throw error;
        log.warn(`${what} was refused with semantic ranking, and is tried without.`, error);
        const { ranking: _, ...unranked } = scope;
        return search(unranked, limited);
      }
    },
    limit,
    signal,
  );
}

/** Whether the index answered that it will not do this, rather than not now. */
export function isRefusal(error: unknown): boolean {
  return error instanceof AppError && !error.transient;
}
