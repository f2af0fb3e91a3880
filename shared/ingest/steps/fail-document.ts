import { locateDocument } from '../../domain/document-id.ts';
import { answeringVersion, type DocumentError } from '../../domain/document.ts';
import type { Services } from '../../services.ts';
import { passOnProperties } from '../children/pass-on-properties.ts';
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
 * indexed before goes on answering those whom the failed one was meant for, as do the files that came in it; the record says
 * so by `indexedVersion`. @throws RunEnded; AppError of the stores and the queue
 */
export async function failDocument(
  { request, error }: FailInput,
  ports: Pick<
    Services,
    'originals' | 'documents' | 'searchIndex' | 'commands' | 'clock' | 'settings'
  >,
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
  if (record.children !== undefined) {
    const { blobName } = record;
    await passOnProperties({ tenantId, documentId, path, blobName }, ports, signal);
  }
  await keepToProperties(record, ports, signal);
  return { tenantId, documentId, path, version: record.version };
}
