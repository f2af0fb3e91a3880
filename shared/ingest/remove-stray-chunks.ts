import { answeringVersion } from '../domain/document.ts';
import type { Services } from '../services.ts';
import type { IngestRun } from './ingest-run.ts';

/**
 * Removes what a run wrote to the index after it had lost its document. While another run is at work its own end clears
 * up; otherwise only the version that answers questions may stay.
 */
export async function removeStrayChunks(
  { tenantId, documentId }: Pick<IngestRun, 'tenantId' | 'documentId'>,
  ports: Pick<Services, 'documents' | 'searchIndex'>,
  signal: AbortSignal,
): Promise<void> {
  const record = await ports.documents.get(tenantId, documentId);
  const settled = record === undefined || ['indexed', 'failed', 'deleting'].includes(record.status);
  if (!settled) return;
  const keep = !record || record.status === 'deleting' ? undefined : answeringVersion(record);
  const options = keep === undefined ? {} : { keepVersion: keep };
  await ports.searchIndex.removeDocument(tenantId, documentId, options, signal);
}
