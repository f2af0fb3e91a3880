import { chunkId } from '../domain/chunk-id.ts';
import { answeringVersion } from '../domain/document.ts';
import type { Services } from '../services.ts';
import type { IngestRun } from './ingest-run.ts';
import { isWorking } from './stage-timings.ts';

/**
 * Removes what a run wrote to the index after it had lost its document. Its chunks are named one by one, since a search
 * may not show them yet. They stay when their version answers questions, or is at work once more.
 */
export async function removeStrayChunks(
  { tenantId, documentId, version }: Pick<IngestRun, 'tenantId' | 'documentId' | 'version'>,
  ordinals: readonly number[],
  ports: Pick<Services, 'documents' | 'searchIndex'>,
  signal: AbortSignal,
): Promise<void> {
  const record = await ports.documents.get(tenantId, documentId);
  if (record && record.status !== 'deleting') {
    if (answeringVersion(record) === version) return;
    if (record.version === version && isWorking(record.status)) return;
  }
  const ids = ordinals.map((ordinal) => chunkId(tenantId, documentId, version, ordinal));
  await ports.searchIndex.remove(ids, signal);
}
