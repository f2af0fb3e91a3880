/** Where a document stands on its way into the index. */
export type DocumentStatus = WorkingStatus | 'indexed' | 'failed' | 'deleting';

/** The stages of a version's way into the index, in their order. */
export type WorkingStatus = 'queued' | 'parsing' | 'chunking' | 'embedding' | 'indexing';

/** When a stage of the version last began and how long it took. */
export interface StageTiming {
  /** ISO 8601 UTC. */
  readonly startedAt: string;
  /** Milliseconds; absent while the stage lasts. */
  readonly ms?: number;
}

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

/** What the indexed version was made of: a version with the same content takes it over instead of making it again. */
export interface IndexedContent {
  /** The version that it was made for: chunks and processed blobs keep its name. */
  readonly version: string;
  /** SHA-256 of the original, hexadecimal. */
  readonly hash: string;
  /** Bytes of the original. */
  readonly size: number;
  readonly contentType: string;
  readonly pages: number;
  readonly chunks: number;
  readonly tokens: number;
  readonly ownMetadata: Partial<DocumentMetadata>;
  readonly warnings: readonly string[];
  /** See `DocumentRecord.children`. */
  readonly children?: string;
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
  /** The last time each stage of `version` was worked on. */
  readonly timings: Readonly<Partial<Record<WorkingStatus, StageTiming>>>;
  /** How often work on `version` was begun: more than 1 when it had to begin again. */
  readonly attempts: number;
  readonly pages: number;
  readonly chunks: number;
  /** Of all chunks together, as `CHUNK_TOKENS` counts them. */
  readonly tokens: number;
  /** Chunks whose vectors were taken over from the version that was indexed before. */
  readonly reusedVectors: number;
  /** The version being ingested, or the indexed one when `status` is `indexed`. */
  readonly version: string;
  /** ETag of the blob that `version` is of. */
  readonly etag: string;
  /** ISO 8601 UTC: last modification of that blob. */
  readonly modifiedAt: string;
  /** The request that wanted the same blob ingested once more; absent for a version that an ETag alone stands for. */
  readonly reindexRequest?: string;
  /** SHA-256 of the original of `version`, hexadecimal; absent until it was read. */
  readonly contentHash?: string;
  /** The version that answers questions; absent until the first one is indexed. */
  readonly indexedVersion?: string;
  readonly indexedContent?: IndexedContent;
  readonly metadata: DocumentMetadata;
  /** What the document says about itself, as far as its editor left it open. */
  readonly ownMetadata?: Partial<DocumentMetadata>;
  readonly error?: DocumentError;
  readonly warnings: readonly string[];
  /**
   * Stands for the names and contents of the files that came in it and are documents of their own; absent when there are none.
   * A new version has those of the one before until it is read.
   */
  readonly children?: string;
  /** ISO 8601 UTC. */
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly indexedAt?: string;
}

/**
 * The version of the chunks that answer questions: the one they were made for, which later versions with the same content
 * take over. @returns undefined as long as nothing was indexed
 */
export function answeringVersion({
  indexedContent,
  indexedVersion,
}: Pick<DocumentRecord, 'indexedContent' | 'indexedVersion'>): string | undefined {
  return indexedContent?.version ?? indexedVersion;
}
