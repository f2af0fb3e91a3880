import type { DocumentRecord } from '../../domain/document.ts';
import type { BlobProperties } from '../../ports/blob-store.ts';
import { ingestInstanceId, type IngestRequest } from '../ingest-run.ts';
import { recordArrival } from '../record-arrival.ts';
import { isUnderWay } from '../run-status.ts';
import { ingestOrchestration } from '../start-ingestion.ts';
import type { ReconcilePorts } from './reconciliation.ts';

/** What the run of a record's version was started with. */
export function requestOf({ blobName, etag, reindexRequest }: DocumentRecord): IngestRequest {
  return { blobName, etag, ...(reindexRequest !== undefined && { reindex: reindexRequest }) };
}

/** Starts a run, whatever came of it before, unless it is under way. @returns whether it was started */
export async function restartRun(
  request: IngestRequest,
  blob: BlobProperties,
  ports: ReconcilePorts,
  signal: AbortSignal,
): Promise<boolean> {
  const instanceId = ingestInstanceId(request);
  if (isUnderWay(await ports.runs.status(instanceId))) return false;
  await recordArrival(blob, ports, signal, request.reindex);
  await ports.runs.start(ingestOrchestration, instanceId, request);
  return true;
}
