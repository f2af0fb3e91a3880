import { AppError } from '../../errors.ts';
import type { Services } from '../../services.ts';
import { endBecauseBlobChanged } from '../end-because-blob-changed.ts';
import type { IngestRun } from '../ingest-run.ts';
import { ownedRecord, updateOwnedRecord } from '../owned-record.ts';
import { documentPrefix, versionPrefix } from '../processed-blobs.ts';

type Ports = Pick<
  Services,
  'originals' | 'processed' | 'documents' | 'searchIndex' | 'clock' | 'settings'
>;

/**
 * Makes the run's version the one that answers questions, and removes what older versions left. `indexed` is only said
 * once the index shows every chunk, and no older one.
 * @throws RunEnded; AppError `search_unavailable` while the index does not show all chunks yet
 */
export async function publishVersion(
  run: IngestRun,
  ports: Ports,
  signal: AbortSignal,
): Promise<void> {
  const { tenantId, documentId, version } = run;
  const before = await ports.documents.get(tenantId, documentId);
  if (before?.version === version && before.status === 'indexed') return;
  const { chunks } = await ownedRecord(run, ports);
  const blob = await ports.originals.properties(run.blobName, signal);
  if (blob?.etag !== run.etag) return endBecauseBlobChanged(run, ports, signal);
  const shown = await ports.searchIndex.countChunks(tenantId, documentId, { version }, signal);
  if (shown < chunks) {
    throw new AppError('search_unavailable', `The index shows ${shown} of ${chunks} chunks.`, {
      remedy: 'It needs a moment; the step is tried again.',
    });
  }
  await ports.searchIndex.removeDocument(tenantId, documentId, { keepVersion: version }, signal);
  await removeOlderBlobs(run, ports, signal);
  const indexedAt = ports.clock.now().toISOString();
  await updateOwnedRecord(run, ports, (record) => ({
    ...record,
    status: 'indexed',
    progress: { done: chunks, total: chunks },
    indexedVersion: version,
    indexedAt,
  }));
}

async function removeOlderBlobs(run: IngestRun, ports: Ports, signal: AbortSignal): Promise<void> {
  const current = versionPrefix(run);
  for await (const { name } of ports.processed.list(documentPrefix(run), signal)) {
    if (!name.startsWith(current)) await ports.processed.remove(name, signal);
  }
}
