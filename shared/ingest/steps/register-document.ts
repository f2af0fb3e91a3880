import { locateDocument } from '../../domain/document-id.ts';
import { AppError } from '../../errors.ts';
import type { BlobProperties } from '../../ports/blob-store.ts';
import type { Services } from '../../services.ts';
import { isOrphan } from '../children/is-orphan.ts';
import { endBecauseBlobChanged } from '../end-because-blob-changed.ts';
import { IngestFailure } from '../failure.ts';
import { versionOf, type IngestRequest, type IngestRun } from '../ingest-run.ts';
import { nameFault } from '../name-fault.ts';
import { updateOwnedRecord } from '../owned-record.ts';
import { recordArrival, type ArrivalPorts } from '../record-arrival.ts';
import { findSameContent, takingOver } from '../same-content.ts';

/**
 * Begins a run: settles which document and version it works on and marks the record as being parsed.
 * @throws RunEnded when the blob is gone or newer; IngestFailure for a name that no document can have; AppError `conflict`
 * while an earlier version is still being deleted
 */
export async function registerDocument(
  request: IngestRequest,
  ports: Pick<
    Services,
    'originals' | 'processed' | 'documents' | 'searchIndex' | 'clock' | 'settings'
  >,
  signal: AbortSignal,
): Promise<IngestRun> {
  const { blobName, etag, reindex } = request;
  const { isMisplaced, ...location } = locateDocument(blobName, ports.settings.DEFAULT_TENANT);
  const blob = await ports.originals.properties(blobName, signal);
  if (blob?.etag !== etag) {
    return endBecauseBlobChanged({ ...location, blobName }, ports, signal);
  }
  if (await isOrphan(blob, ports)) {
    await ports.originals.remove(blobName, signal, { ifMatch: etag });
    return endBecauseBlobChanged({ ...location, blobName }, ports, signal);
  }
  const run: IngestRun = {
    ...request,
    ...location,
    version: versionOf(request),
    lastModified: blob.lastModified,
    concurrency: ports.settings.INGEST_CONCURRENCY,
  };
  // A request was noted when it was made: noting it again could take the document from a later one.
  if (reindex === undefined) await noteArrival(blob, run, ports, signal);
  const record = await updateOwnedRecord(
    run,
    ports,
    (current) => ({
      ...current,
      status: 'parsing',
      progress: { done: 0, total: 0 },
      attempts: current.attempts + 1,
    }),
    ['indexed'],
  );
  const fault = nameFault(blobName, { ...location, isMisplaced });
  if (fault !== undefined) throw new IngestFailure(fault);
  const content = await findSameContent(run, record, ports, signal);
  if (content === undefined) return run;
  await updateOwnedRecord(run, ports, (current) => takingOver(current, content));
  return { ...run, unchanged: true };
}

async function noteArrival(
  blob: BlobProperties,
  run: IngestRun,
  ports: ArrivalPorts,
  signal: AbortSignal,
): Promise<void> {
  const record = await recordArrival(blob, ports, signal);
  if (record.status === 'deleting' && record.version !== run.version) {
    throw new AppError('conflict', 'The document is still being deleted.', {
      remedy: 'It is ingested once that is done.',
      // However long that takes: asked again at these seconds, it uses up no attempts.
      transient: true,
      retryAfter: 2,
    });
  }
}
