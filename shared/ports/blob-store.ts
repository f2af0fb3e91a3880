import type { Page, PageRequest } from './session-store.ts';

export interface BlobProperties {
  /** Blob name inside its container, for example `local/hr/handbook.pdf`. */
  readonly name: string;
  readonly etag: string;
  /** ISO 8601 UTC. */
  readonly lastModified: string;
  /** Bytes. */
  readonly size: number;
  readonly contentType: string;
  readonly metadata: Readonly<Record<string, string>>;
}

/**
 * Blobs of one container.
 * Methods throw AppError `storage_unavailable` when storage does not answer.
 */
export interface BlobStore {
  /** Creates the container when it is missing. */
  ensure(signal: AbortSignal): Promise<void>;
  /** @returns undefined when there is no such blob. */
  properties(name: string, signal: AbortSignal): Promise<BlobProperties | undefined>;
  /** @returns undefined when there is no such blob, or it no longer has `ifMatch`. */
  read(
    name: string,
    signal: AbortSignal,
    options?: { readonly ifMatch?: string },
  ): Promise<Buffer | undefined>;
  /** Streams a blob out. @returns undefined when there is no such blob. */
  open(
    name: string,
    signal: AbortSignal,
  ): Promise<
    { readonly properties: BlobProperties; readonly body: NodeJS.ReadableStream } | undefined
  >;
  write(
    name: string,
    body: Buffer | string,
    options: {
      readonly contentType: string;
      readonly metadata?: Readonly<Record<string, string>>;
    },
    signal: AbortSignal,
  ): Promise<BlobProperties>;
  /**
   * Replaces a blob's metadata; its content stays, its ETag changes.
   * @returns the new ETag; undefined when there is no such blob, or it no longer has `ifMatch`.
   */
  setMetadata(
    name: string,
    metadata: Readonly<Record<string, string>>,
    options: { readonly ifMatch: string },
    signal: AbortSignal,
  ): Promise<string | undefined>;
  /** Removing what is not there, or no longer has `ifMatch`, is no error and changes nothing. */
  remove(name: string, signal: AbortSignal, options?: { readonly ifMatch?: string }): Promise<void>;
  /** Removes every blob whose name begins with `prefix`. */
  removePrefix(prefix: string, signal: AbortSignal): Promise<void>;
  list(prefix: string, signal: AbortSignal): AsyncIterable<BlobProperties>;
  /** A page of what `list` gives, in the names' order; what is stored and stays is not missed, whatever changes meanwhile. */
  listPage(prefix: string, page: PageRequest, signal: AbortSignal): Promise<Page<BlobProperties>>;
  /** Names of the folders right below a prefix that is empty or ends in a slash, a page at a time, in order. */
  listFolders(prefix: string, page: PageRequest, signal: AbortSignal): Promise<Page<string>>;
  /** Whether the container is there. @throws AppError `storage_unavailable` */
  ping(signal: AbortSignal): Promise<void>;
}
