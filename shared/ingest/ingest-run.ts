import { createHash } from 'node:crypto';

/** What starts a run: one version of one blob. */
export interface IngestRequest {
  readonly blobName: string;
  readonly etag: string;
  /** The request that wants the same blob ingested once more; absent for the run that an ETag alone stands for. */
  readonly reindex?: string;
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
  /** Present when the file has the content that is indexed already, so that its properties alone are new. */
  readonly unchanged?: true;
}

type VersionSource = Pick<IngestRequest, 'etag' | 'reindex'>;

/**
 * Names a version after its blob's ETag, and after the request when one wanted the same blob once more: the same content
 * stored again is a new version, a repeated event or request is not. The result is safe in blob names, filters and ids.
 */
export function versionOf({ etag, reindex }: VersionSource): string {
  const version = /^[\w-]{1,64}$/u.test(etag) ? etag : hash(etag);
  return reindex === undefined ? version : `${version}-${hash(reindex).slice(0, 8)}`;
}

/** The orchestration of one version: the same blob name, ETag and request always give the same instance. */
export function ingestInstanceId({
  blobName,
  etag,
  reindex,
}: VersionSource & Pick<IngestRequest, 'blobName'>): string {
  const source = reindex === undefined ? [blobName, etag] : [blobName, etag, reindex];
  return `ingest-${hash(JSON.stringify(source))}`;
}

/** The orchestration that deletes one version of a document. */
export function deleteInstanceId(tenantId: string, documentId: string, version: string): string {
  return `delete-${hash(JSON.stringify([tenantId, documentId, version]))}`;
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 32);
}
