import { createHash } from 'node:crypto';
import type { BlobProperties } from '../ports/blob-store.ts';

/** What starts a run: one version of one blob. */
export interface IngestRequest {
  readonly blobName: string;
  readonly etag: string;
  /** How often the run began again because storage lost its work; absent for never. */
  readonly restarts?: number;
}

/** One version of one document on its way into the index. Travels through the orchestration's history: references only. */
export interface IngestRun extends IngestRequest {
  readonly tenantId: string;
  readonly documentId: string;
  readonly path: string;
  readonly version: string;
  /** ISO 8601 UTC: last modification of the blob. */
  readonly lastModified: string;
  /** How many batches are worked on at once. */
  readonly concurrency: number;
}

/**
 * Names a blob's version after its ETag: the same content stored again is a new version, a repeated event is not.
 * The result is safe in blob names, filters and ids.
 */
export function versionOf({ etag }: Pick<BlobProperties, 'etag'>): string {
  return /^[\w-]{1,64}$/u.test(etag) ? etag : hash(etag);
}

/** The orchestration of one version: the same blob name and ETag always give the same instance. */
export function ingestInstanceId({
  blobName,
  etag,
}: Pick<IngestRequest, 'blobName' | 'etag'>): string {
  return `ingest-${hash(JSON.stringify([blobName, etag]))}`;
}

/** The orchestration that deletes one version of a document. */
export function deleteInstanceId(tenantId: string, documentId: string, version: string): string {
  return `delete-${hash(JSON.stringify([tenantId, documentId, version]))}`;
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 32);
}
