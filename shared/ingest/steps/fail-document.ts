import { locateDocument } from '../../domain/document-id.ts';
import { answeringVersion, type DocumentError } from '../../domain/document.ts';
import type { Services } from '../../services.ts';
import { versionOf, type IngestRequest } from '../ingest-run.ts';
import { keepToProperties } from '../keep-to-properties.ts';
import { updateOwnedRecord } from '../owned-record.ts';

export interface FailInput {
  readonly request: IngestRequest;
  readonly error: DocumentError;
}

/** The version that failed, as it is announced. */
export interface FailedVersion {
  readonly tenantId: string;
  readonly documentId: string;
  readonly path: string;
  readonly version: string;
}

/**
 * Ends a document as `failed` with its reason, and removes the chunks it already had in the index. A version that was
 * indexed before goes on answering those whom the failed one was meant for; the record says so by `indexedVersion`. @throws RunEnded; AppError of the stores
 */
export async function failDocument(
  { request, error }: FailInput,
  ports: Pick<Services, 'documents' | 'searchIndex' | 'clock' | 'settings'>,
  signal: AbortSignal,
): Promise<FailedVersion> {
  const { tenantId, path, documentId } = locateDocument(
    request.blobName,
    ports.settings.DEFAULT_TENANT,
  );
  const record = await updateOwnedRecord(
    { tenantId, documentId, version: versionOf(request) },
    ports,
    (current) => ({ ...current, status: 'failed', error }),
    ['failed'],
  );
  const keep = answeringVersion(record);
  const options = keep === undefined ? {} : { keepVersion: keep };
  await ports.searchIndex.removeDocument(tenantId, documentId, options, signal);
  await keepToProperties(record, ports, signal);
  return { tenantId, documentId, path, version: record.version };
}
