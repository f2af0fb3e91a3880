import { chunkId } from '../../domain/chunk-id.ts';
import type { RetrievedChunk } from '../../domain/chunk.ts';
import type { SearchScope } from '../../ports/search-index.ts';
import { throwIfAborted } from '../../resilience/until-aborted.ts';
import { withTimeLimit } from '../../resilience/with-time-limit.ts';
import type { SearchPorts } from '../answer-ports.ts';

const limit = { ms: 1000, what: 'Reading neighbours', code: 'search_unavailable' } as const;

export interface Neighbours {
  readonly passages: readonly RetrievedChunk[];
  /** The index failed or took longer than a second; what was found anyway is there. */
  readonly failed: boolean;
}

/**
 * The passages right before and after the best `ANSWER_NEIGHBOURS` ones. Those that were not found themselves are read from
 * the index, within the same scope, in one request.
 * @param found best first
 * @throws AppError `aborted`
 */
export async function fetchNeighbours(
  found: readonly RetrievedChunk[],
  scope: SearchScope,
  { searchIndex, settings, log }: Pick<SearchPorts, 'searchIndex' | 'settings' | 'log'>,
  signal: AbortSignal,
): Promise<Neighbours> {
  const wanted = new Set(found.slice(0, settings.ANSWER_NEIGHBOURS).flatMap(neighbourIds));
  const atHand = found.filter(({ id }) => wanted.delete(id));
  if (wanted.size === 0) return { passages: atHand, failed: false };
  try {
    const read = await withTimeLimit(
      (limited) => searchIndex.passages([...wanted], scope, limited),
      limit,
      signal,
    );
    return { passages: [...atHand, ...read], failed: false };
  } catch (error) {
    throwIfAborted(signal);
    log.warn('Neighbours of passages were not read.', error);
    return { passages: atHand, failed: true };
  }
}

/** Ids are derived as at ingestion. Where a document ends there is no passage with the id. */
function neighbourIds({ tenantId, documentId, version, ordinal }: RetrievedChunk): string[] {
  return [ordinal - 1, ordinal + 1]
    .filter((place) => place >= 0)
    .map((place) => chunkId(tenantId, documentId, version, place));
}
