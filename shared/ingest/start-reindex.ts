import type { Services } from '../services.ts';
import { ingestInstanceId } from './ingest-run.ts';
import { recordArrival } from './record-arrival.ts';
import { needsNewRun } from './run-status.ts';
import { ingestOrchestration, type RunStarter } from './start-ingestion.ts';

/** A wish to have a document ingested once more, whether or not its file has changed. */
export interface ReindexRequest {
  readonly tenantId: string;
  readonly documentId: string;
  /** The same request is the same run. */
  readonly requestId: string;
}

export type ReindexOutcome = 'started' | 'already-known' | 'not-known' | 'blob-gone';

/**
 * Starts a new run of a document's present file. The version that answers questions goes on doing so until the new one is
 * whole; a run that was under way ends. Repeating a request changes nothing.
 * @throws AppError of the stores
 */
export async function startReindex(
  { tenantId, documentId, requestId }: ReindexRequest,
  runs: RunStarter,
  ports: Pick<Services, 'originals' | 'documents' | 'clock' | 'settings'>,
  signal: AbortSignal,
): Promise<ReindexOutcome> {
  const record = await ports.documents.get(tenantId, documentId);
  if (record === undefined || record.status === 'deleting') return 'not-known';
  const blob = await ports.originals.properties(record.blobName, signal);
  if (blob === undefined) return 'blob-gone';
  const request = { blobName: blob.name, etag: blob.etag, reindex: requestId };
  const instanceId = ingestInstanceId(request);
  if (!needsNewRun(await runs.status(instanceId))) return 'already-known';
  const noted = await recordArrival(blob, ports, signal, requestId);
  if (noted.reindexRequest !== requestId) return 'not-known';
  await runs.start(ingestOrchestration, instanceId, request);
  return 'started';
}
