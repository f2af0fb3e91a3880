import { setTimeout as pause } from 'node:timers/promises';
import { AppError } from '../errors.ts';
import type { Services } from '../services.ts';
import type { IngestRun } from './ingest-run.ts';
import { ownedRecord } from './owned-record.ts';
import { documentPrefix, versionPrefix } from './processed-blobs.ts';

type Ports = Pick<Services, 'documents' | 'searchIndex' | 'processed' | 'clock'>;

/** Milliseconds between two looks at what is left; an index that shows its changes at once costs no wait. */
const usualPauses: readonly number[] = [0, 1000, 2000, 4000, 8000, 16_000, 30_000];

/**
 * Removes the chunks and processed blobs of all versions of a run's document but one.
 * @throws RunEnded when the run lost its document meanwhile; AppError of the stores
 */
export async function removeOtherVersions(
  run: IngestRun,
  kept: string,
  ports: Ports,
  signal: AbortSignal,
  pauses = usualPauses,
): Promise<void> {
  await removeOtherChunks(run, kept, ports, signal, pauses);
  const { processed } = ports;
  const prefix = versionPrefix({ ...run, version: kept });
  for await (const { name } of processed.list(documentPrefix(run), signal)) {
    if (!name.startsWith(prefix)) await processed.remove(name, signal);
  }
}

/**
 * The index takes a moment to show what was removed, and what was written just before. It is looked at until it shows
 * nothing more: a passage that stays may be open to people whom the new version excludes.
 */
async function removeOtherChunks(
  run: IngestRun,
  keepVersion: string,
  ports: Ports,
  signal: AbortSignal,
  pauses: readonly number[],
): Promise<void> {
  const { tenantId, documentId } = run;
  const remove = () =>
    ports.searchIndex.removeDocument(tenantId, documentId, { keepVersion }, signal);
  if ((await remove()) === 0) return;
  for (const wait of pauses) {
    await pause(wait, undefined, { signal });
    // What a newer version writes meanwhile is not this run's to remove.
    await ownedRecord(run, ports);
    if ((await remove()) === 0) return;
  }
  throw new AppError('search_unavailable', 'The index still shows passages that were removed.');
}
