import { basename } from 'node:path/posix';
import { documentId, parseBlobName } from '../domain/document-id.ts';
import type { DocumentRecord } from '../domain/document.ts';
import { AppError } from '../errors.ts';
import type { BlobProperties } from '../ports/blob-store.ts';
import type { Services } from '../services.ts';
import { boundMetadata, fromBlobMetadata } from './document-metadata.ts';
import { versionOf } from './ingest-run.ts';

export type ArrivalPorts = Pick<Services, 'documents' | 'clock' | 'settings'>;

/**
 * Notes a stored blob as `queued`, so that it shows at once. Repeating it changes nothing; what an earlier version left
 * to answer questions stays noted. A document that is being deleted is left to its deletion.
 * @throws AppError `invalid_request` when the blob's name holds no tenant and path, `store_unavailable`
 */
export async function recordArrival(
  blob: BlobProperties,
  ports: ArrivalPorts,
): Promise<DocumentRecord> {
  const location = parseBlobName(blob.name, ports.settings.DEFAULT_TENANT);
  if (location === undefined) {
    throw new AppError('invalid_request', `“${blob.name}” is in no tenant's folder.`, {
      remedy: 'Store it as <tenant>/<path>; tenants are lower-case letters, digits and dashes.',
    });
  }
  const { tenantId, path } = location;
  const id = documentId(tenantId, path);
  const now = ports.clock.now().toISOString();
  const metadata = fromBlobMetadata(blob.metadata);
  const { title = id } = boundMetadata({ title: basename(path), ...metadata });
  const arrived: DocumentRecord = {
    id,
    tenantId,
    path,
    blobName: blob.name,
    title,
    contentType: blob.contentType,
    size: blob.size,
    status: 'queued',
    progress: { done: 0, total: 0 },
    pages: 0,
    chunks: 0,
    version: versionOf(blob),
    metadata,
    warnings: [],
    createdAt: now,
    updatedAt: now,
  };
  const record = await ports.documents.update(tenantId, id, (current) => {
    if (current === undefined) return arrived;
    const known = current.version === arrived.version && current.status !== 'failed';
    if (known || current.status === 'deleting') return undefined;
    const { createdAt, indexedVersion, indexedAt } = current;
    return {
      ...arrived,
      createdAt,
      ...(indexedVersion !== undefined && { indexedVersion }),
      ...(indexedAt !== undefined && { indexedAt }),
    };
  });
  return record ?? arrived;
}
