import type { Services } from '../services.ts';
import type { IngestRun } from './ingest-run.ts';
import { RunEnded } from './run-ended.ts';
import { deleteDocument } from './steps/delete-document.ts';

type Ports = Pick<Services, 'documents' | 'originals' | 'processed' | 'searchIndex' | 'clock'>;

/**
 * Ends a run whose blob is no longer the one it began with: a new version has its own run; when the blob is gone,
 * everything made from it goes, too. @throws RunEnded, always
 */
export async function endBecauseBlobChanged(
  run: Pick<IngestRun, 'tenantId' | 'documentId' | 'blobName'>,
  ports: Ports,
  signal: AbortSignal,
): Promise<never> {
  if ((await ports.originals.properties(run.blobName, signal)) !== undefined) {
    throw new RunEnded('superseded');
  }
  const record = await ports.documents.get(run.tenantId, run.documentId);
  if (record !== undefined && record.blobName !== run.blobName) throw new RunEnded('superseded');
  await deleteDocument(run, ports, signal);
  throw new RunEnded('deleted');
}
