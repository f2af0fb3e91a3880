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
  const { tenantId, documentId, blobName } = run;
  // Read before storage is looked at: what is stored after that look is another version than the one deleted here.
  const record = await ports.documents.get(tenantId, documentId);
  if ((await ports.originals.properties(blobName, signal)) !== undefined) {
    throw new RunEnded('superseded');
  }
  if (record === undefined) throw new RunEnded('deleted');
  if (record.blobName !== blobName) throw new RunEnded('superseded');
  const { version, path } = record;
  const deletion = { tenantId, documentId, version, path };
  const isGone = await deleteDocument(deletion, ports, signal);
  throw new RunEnded('deleted', isGone ? deletion : undefined);
}
