import { toAppError, type AppError } from '../../errors.ts';
import type { SearchScope } from '../../ports/search-index.ts';
import { throwIfAborted } from '../../resilience/until-aborted.ts';
import type { SearchPorts } from '../answer-ports.ts';
import { fuseRankings } from './fuse.ts';
import { fusedTop, fusionK, type Retrieval, type RetrievalPorts } from './retrieval.ts';

/**
 * Retrieves by each query, side by side, and fuses what they find by reciprocal rank; one query alone costs nothing more. A
 * query that fails is left out (`queries`). Without an index there is nothing to find, which is an answer
 * (`search-index`), not an error.
 * @throws AppError `search_unavailable` when every query fails, `aborted`
 */
export async function retrieveAll(
  queries: readonly string[],
  scope: SearchScope,
  ports: RetrievalPorts & Pick<SearchPorts, 'retrieve'>,
  signal: AbortSignal,
): Promise<Retrieval> {
  const settled = await Promise.allSettled(
    queries.map((query) => ports.retrieve(query, scope, ports, signal)),
  );
  throwIfAborted(signal);
  const served = settled.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
  const failures = settled.flatMap((one) =>
    one.status === 'rejected' ? [toAppError(one.reason)] : [],
  );
  if (served.length === 0) return withoutIndex(failures, ports);
  for (const failure of failures) ports.log.warn('A query was left out.', failure);
  const degraded = new Set(served.flatMap((retrieval) => retrieval.degraded));
  if (failures.length > 0) degraded.add('queries');
  const [only] = served;
  const candidates =
    only && served.length === 1
      ? only.candidates
      : fuseRankings(
          served.map((retrieval) => retrieval.candidates),
          { k: fusionK, top: fusedTop },
        );
  return { candidates, degraded: [...degraded] };
}

function withoutIndex(
  failures: readonly AppError[],
  { log }: Pick<RetrievalPorts, 'log'>,
): Retrieval {
  const missing = failures.find(({ code }) => code === 'search_index_missing');
  if (!missing) throw toAppError(failures[0]);
  log.warn('Nothing can be searched yet.', missing);
  return { candidates: [], degraded: ['search-index'] };
}
