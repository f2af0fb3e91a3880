import type { Services } from '../services.ts';
import { ingestInstanceId } from './ingest-run.ts';
import { recordArrival } from './record-arrival.ts';
import { needsNewRun, type RunStatus } from './run-status.ts';

/** What starting needs of the Durable client; `status` gives undefined for an unknown instance. */
export interface RunStarter {
  status(instanceId: string): Promise<RunStatus | undefined>;
  start(orchestration: string, instanceId: string, input: unknown): Promise<void>;
}

/**
 * Change the suffix together with the orchestration's steps: runs under way must replay the steps they began with, so the
 * former version stays registered until none of its runs is left.
 */
export const ingestOrchestration = 'ingest-document-v2';

export type StartOutcome = 'started' | 'already-known' | 'blob-gone';

/**
 * Starts the ingestion of a blob as it is now. Events repeat and come late: the instance is named after blob and ETag, so
 * a version that is being worked on, or is done, is left alone.
 * @throws AppError of the stores
 */
export async function startIngestion(
  blobName: string,
  runs: RunStarter,
  ports: Pick<Services, 'originals' | 'documents' | 'clock' | 'settings'>,
  signal: AbortSignal,
): Promise<StartOutcome> {
  const blob = await ports.originals.properties(blobName, signal);
  if (blob === undefined) return 'blob-gone';
  const request = { blobName, etag: blob.etag };
  const instanceId = ingestInstanceId(request);
  const status = await runs.status(instanceId);
  if (!needsNewRun(status)) return 'already-known';
  const record = await recordArrival(blob, ports, signal);
  // Task hubs forget instances that ended long ago.
  const isIndexed = record.status === 'indexed' && record.etag === blob.etag;
  if (status === undefined && isIndexed) return 'already-known';
  await runs.start(ingestOrchestration, instanceId, request);
  return 'started';
}
