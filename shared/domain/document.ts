/** Where a document stands on its way into the index. */
export type DocumentStatus =
  'queued' | 'parsing' | 'chunking' | 'embedding' | 'indexing' | 'indexed' | 'failed' | 'deleting';

/** Why a document could not be ingested; `code` is stable and documented in docs/ingestion.md. */
export interface DocumentError {
  readonly code: string;
  /** A sentence an editor understands, with what to do. */
  readonly message: string;
}

/** Editor-supplied properties that travel from the blob's metadata onto every chunk. */
export interface DocumentMetadata {
  readonly title?: string;
  readonly groups: readonly string[];
  readonly tags: readonly string[];
  readonly category?: string;
  readonly audience?: string;
  readonly sourceUrl?: string;
}

/** One document of a tenant, whatever version of its blob is current. */
export interface DocumentRecord {
  /** Derived from (tenant, path): a replaced file keeps its id. */
  readonly id: string;
  readonly tenantId: string;
  /** Path below the tenant's folder in the `documents` container, for example `hr/handbook.pdf`. */
  readonly path: string;
  /** Name of the original in the `documents` container; differs from tenant and path for names without a folder. */
  readonly blobName: string;
  readonly title: string;
  readonly contentType: string;
  /** Bytes. */
  readonly size: number;
  readonly status: DocumentStatus;
  /** Work done in the current stage, in that stage's unit (pages, chunks). */
  readonly progress: { readonly done: number; readonly total: number };
  readonly pages: number;
  readonly chunks: number;
  /** The version being ingested, or the indexed one when `status` is `indexed`. */
  readonly version: string;
  /** The version whose chunks answer questions; absent until the first one is indexed. */
  readonly indexedVersion?: string;
  readonly metadata: DocumentMetadata;
  readonly error?: DocumentError;
  readonly warnings: readonly string[];
  /** ISO 8601 UTC. */
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly indexedAt?: string;
}
