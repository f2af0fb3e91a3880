import { setTimeout as pause } from 'node:timers/promises';
import type { ChunkDescription } from '../ports/search-index.ts';
import type { Services } from '../services.ts';
import type { IngestRun } from './ingest-run.ts';
import { RunEnded } from './run-ended.ts';

/** Milliseconds between two looks at the index: about a minute and a half for what was written to show. */
export const usualPauses: readonly number[] = [1000, 2000, 4000, 8000, 16_000, 30_000, 30_000];

/**
 * Waits until the index shows as many chunks of the run's document as described.
 * @throws RunEnded `work-lost` when it does not after the last of the `pauses`; AppError `search_unavailable`
 */
export async function untilIndexShows(
  { tenantId, documentId }: Pick<IngestRun, 'tenantId' | 'documentId'>,
  chunks: number,
  described: ChunkDescription,
  { searchIndex }: Pick<Services, 'searchIndex'>,
  signal: AbortSignal,
  pauses: readonly number[],
): Promise<void> {
  for (const wait of [...pauses, undefined]) {
    const shown = await searchIndex.countChunks(tenantId, documentId, described, signal);
    if (shown >= chunks) return;
    if (wait !== undefined) await pause(wait, undefined, { signal });
  }
  throw new RunEnded('work-lost');
}
