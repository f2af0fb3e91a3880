import { basename } from 'node:path/posix';
import { locateDocument } from '../domain/document-id.ts';
import type { DocumentRecord } from '../domain/document.ts';
import type { BlobProperties } from '../ports/blob-store.ts';
import type { Services } from '../services.ts';
import { boundMetadata, fromBlobMetadata } from './document-metadata.ts';
import { versionOf } from './ingest-run.ts';
import { firstTimings } from './stage-timings.ts';

export type ArrivalPorts = Pick<Services, 'originals' | 'documents' | 'clock' | 'settings'>;

/**
 * Notes a stored blob as `queued` for its ingestion, or for one more when a request for that is given, so that it shows
 * at once. Repeating it changes nothing; what an earlier version left to answer questions stays noted. A document that is
 * being deleted is left to its deletion, and one whose blob has been replaced meanwhile to the newer version.
 * @returns the record as it is then
 * @throws AppError of the stores
 */
export async function recordArrival(
  blob: BlobProperties,
  ports: ArrivalPorts,
  signal: AbortSignal,
  reindex?: string,
): Promise<DocumentRecord> {
  const arrived = newRecord(blob, reindex, ports);
  const { tenantId, id } = arrived;
  let seen: string | undefined;
  for (;;) {
    const found: { unseen: DocumentRecord | undefined } = { unseen: undefined };
    const record = await ports.documents.update(tenantId, id, (current) => {
      found.unseen = undefined;
      if (current === undefined) return arrived;
      if (isKnown(current, arrived) || current.status === 'deleting') return undefined;
      if (current.etag !== arrived.etag && current.etag !== seen) {
        found.unseen = current;
        return undefined;
      }
      return replacing(current, arrived);
    });
    if (found.unseen === undefined) return record ?? arrived;
    // Another version is noted. Only storage knows which of the two is the newer one.
    const present = await ports.originals.properties(blob.name, signal);
    if (present?.etag !== blob.etag) return found.unseen;
    seen = found.unseen.etag;
  }
}

/** A blob that is noted is known, whatever request its version was made for; a request is known by its own version. */
function isKnown(current: DocumentRecord, arrived: DocumentRecord): boolean {
  const same =
    arrived.reindexRequest === undefined
      ? current.etag === arrived.etag
      : current.version === arrived.version;
  return same && current.status !== 'failed';
}

function newRecord(
  blob: BlobProperties,
  reindex: string | undefined,
  { clock, settings }: ArrivalPorts,
): DocumentRecord {
  const { tenantId, path, documentId: id } = locateDocument(blob.name, settings.DEFAULT_TENANT);
  const now = clock.now().toISOString();
  const metadata = fromBlobMetadata(blob.metadata);
  const { title = id } = boundMetadata({ title: basename(path), ...metadata });
  return {
    id,
    tenantId,
    path,
    blobName: blob.name,
    title,
    contentType: blob.contentType,
    size: blob.size,
    status: 'queued',
    progress: { done: 0, total: 0 },
    timings: firstTimings(now),
    attempts: 0,
    pages: 0,
    chunks: 0,
    tokens: 0,
    reusedVectors: 0,
    version: versionOf({ etag: blob.etag, ...(reindex !== undefined && { reindex }) }),
    etag: blob.etag,
    modifiedAt: blob.lastModified,
    ...(reindex !== undefined && { reindexRequest: reindex }),
    metadata,
    warnings: [],
    createdAt: now,
    updatedAt: now,
  };
}

/** The new version, with what the one before left to answer questions. */
function replacing(former: DocumentRecord, arrived: DocumentRecord): DocumentRecord {
  const { createdAt, indexedVersion, indexedContent, indexedAt, children } = former;
  return {
    ...arrived,
    createdAt,
    attempts: former.version === arrived.version ? former.attempts : 0,
    ...(indexedVersion !== undefined && { indexedVersion }),
    ...(indexedContent !== undefined && { indexedContent }),
    ...(indexedAt !== undefined && { indexedAt }),
    ...(children !== undefined && { children }),
  };
}
