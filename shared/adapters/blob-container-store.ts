import { buffer } from 'node:stream/consumers';
import {
  BlockBlobClient,
  type BlobItem,
  type BlobServiceClient,
  type ContainerClient,
} from '@azure/storage-blob';
import { AppError } from '../errors.ts';
import type { BlobProperties, BlobStore } from '../ports/blob-store.ts';
import type { Page, PageRequest } from '../ports/session-store.ts';
import { outsideError, readSdkFailure } from './sdk-error.ts';

/** How many blobs of a prefix are removed at the same time. */
const removeConcurrency = 8;

/** One container of Azure Blob Storage. */
export class BlobContainerStore implements BlobStore {
  readonly #container: ContainerClient;

  constructor(service: BlobServiceClient, containerName: string) {
    this.#container = service.getContainerClient(containerName);
  }

  async ensure(signal: AbortSignal): Promise<void> {
    await this.#call(signal, () => this.#container.createIfNotExists({ abortSignal: signal }));
  }

  async properties(name: string, signal: AbortSignal): Promise<BlobProperties | undefined> {
    const found = await this.#call(signal, () =>
      this.#blob(name).getProperties({ abortSignal: signal }),
    );
    return found && toProperties(name, found);
  }

  async read(name: string, signal: AbortSignal, options: { readonly ifMatch?: string } = {}) {
    return this.#call(signal, async () => {
      const response = await this.#blob(name).download(0, undefined, {
        abortSignal: signal,
        conditions: toConditions(options),
      });
      return response.readableStreamBody && buffer(response.readableStreamBody);
    });
  }

  async open(name: string, signal: AbortSignal) {
    const response = await this.#call(signal, () =>
      this.#blob(name).download(0, undefined, { abortSignal: signal }),
    );
    const body = response?.readableStreamBody;
    if (!body) return undefined;
    // An abort before the first read would be an error without a listener; readers see the error all the same.
    body.on('error', () => undefined);
    return { properties: toProperties(name, response), body };
  }

  async write(
    name: string,
    body: Buffer | string,
    options: { readonly contentType: string; readonly metadata?: Readonly<Record<string, string>> },
    signal: AbortSignal,
  ): Promise<BlobProperties> {
    const data = Buffer.from(body);
    const metadata = { ...options.metadata };
    try {
      const written = await this.#blob(name).uploadData(data, {
        abortSignal: signal,
        blobHTTPHeaders: { blobContentType: options.contentType },
        metadata,
      });
      return toProperties(name, {
        ...written,
        contentLength: data.length,
        contentType: options.contentType,
        metadata,
      });
    } catch (error) {
      throw unavailable(error, signal);
    }
  }

  async setMetadata(
    name: string,
    metadata: Readonly<Record<string, string>>,
    options: { readonly ifMatch: string },
    signal: AbortSignal,
  ): Promise<string | undefined> {
    const changed = await this.#call(signal, () =>
      this.#blob(name).setMetadata(
        { ...metadata },
        { abortSignal: signal, conditions: toConditions(options) },
      ),
    );
    return changed && bareEtag(changed.etag);
  }

  async remove(
    name: string,
    signal: AbortSignal,
    options: { readonly ifMatch?: string } = {},
  ): Promise<void> {
    await this.#call(signal, () =>
      this.#blob(name).deleteIfExists({
        deleteSnapshots: 'include',
        abortSignal: signal,
        conditions: toConditions(options),
      }),
    );
  }

  async removePrefix(prefix: string, signal: AbortSignal): Promise<void> {
    let batch: Promise<void>[] = [];
    for await (const blob of this.list(prefix, signal)) {
      batch.push(this.remove(blob.name, signal));
      if (batch.length < removeConcurrency) continue;
      await Promise.all(batch);
      batch = [];
    }
    await Promise.all(batch);
  }

  async *list(prefix: string, signal: AbortSignal): AsyncIterable<BlobProperties> {
    try {
      const blobs = this.#container.listBlobsFlat({
        prefix,
        includeMetadata: true,
        abortSignal: signal,
      });
      for await (const blob of blobs) yield fromListing(blob);
    } catch (error) {
      if (readSdkFailure(error).status === 404) return;
      throw unavailable(error, signal);
    }
  }

  async listPage(prefix: string, page: PageRequest, signal: AbortSignal) {
    const blobs = this.#container.listBlobsFlat({
      prefix,
      includeMetadata: true,
      abortSignal: signal,
    });
    const found = await this.#call(signal, () => firstPage(blobs.byPage(toPageSettings(page))));
    return toPage(found?.segment.blobItems ?? [], fromListing, found?.continuationToken);
  }

  async listFolders(prefix: string, page: PageRequest, signal: AbortSignal) {
    const folders = this.#container.listBlobsByHierarchy('/', { prefix, abortSignal: signal });
    const found = await this.#call(signal, () => firstPage(folders.byPage(toPageSettings(page))));
    const nameOf = ({ name }: { name: string }) => name.slice(prefix.length, -1);
    return toPage(found?.segment.blobPrefixes ?? [], nameOf, found?.continuationToken);
  }

  async ping(signal: AbortSignal): Promise<void> {
    const found = await this.#call(signal, () =>
      this.#container.getProperties({ abortSignal: signal }),
    );
    if (!found) {
      throw new AppError('storage_unavailable', 'The document container is missing.', {
        remedy: 'Deploy the infrastructure, or start the local stack with `npm start`.',
      });
    }
  }

  /**
   * The blob of exactly this name. In an address dot segments would lead to another blob, another tenant's even: the slashes
   * of such a name are written as `%2F`, which leaves no segments.
   */
  #blob(name: string): BlockBlobClient {
    if (!/(?:^|\/)\.{1,2}(?:\/|$)/u.test(name)) return this.#container.getBlockBlobClient(name);
    const url = new URL(this.#container.url);
    url.pathname += `/${encodeURIComponent(name)}`;
    return new BlockBlobClient(url.href, this.#container.credential);
  }

  /** @returns undefined for a blob that is not there (404) or has changed (412). */
  async #call<T>(signal: AbortSignal, call: () => Promise<T>): Promise<T | undefined> {
    try {
      return await call();
    } catch (error) {
      const { status } = readSdkFailure(error);
      if (status === 404 || status === 412) return undefined;
      throw unavailable(error, signal);
    }
  }
}

function toConditions({ ifMatch }: { readonly ifMatch?: string }): { ifMatch?: string } {
  return ifMatch === undefined ? {} : { ifMatch: `"${ifMatch}"` };
}

function fromListing({ name, properties, metadata }: BlobItem): BlobProperties {
  return toProperties(name, { ...properties, ...(metadata && { metadata }) });
}

function toPageSettings({ limit, continuation }: PageRequest) {
  return { maxPageSize: limit, ...(continuation && { continuationToken: continuation }) };
}

async function firstPage<T>(pages: AsyncIterable<T>): Promise<T | undefined> {
  for await (const page of pages) return page;
  return undefined;
}

/** Storage ends its last page with an empty token. */
function toPage<Item, T>(
  items: readonly Item[],
  convert: (item: Item) => T,
  continuation: string | undefined,
): Page<T> {
  return { items: items.map(convert), ...(continuation && { continuation }) };
}

function unavailable(error: unknown, signal: AbortSignal) {
  return outsideError('storage_unavailable', 'The document storage', error, signal);
}

/** Listings give an ETag bare, the other calls give it quoted. */
function bareEtag(etag = ''): string {
  return etag.replace(/^"|"$/g, '');
}

function toProperties(
  name: string,
  from: {
    etag?: string | undefined;
    lastModified?: Date | undefined;
    contentLength?: number | undefined;
    contentType?: string | undefined;
    metadata?: Record<string, string> | undefined;
  },
): BlobProperties {
  return {
    name,
    etag: bareEtag(from.etag),
    lastModified: (from.lastModified ?? new Date(0)).toISOString(),
    size: from.contentLength ?? 0,
    contentType: from.contentType ?? 'application/octet-stream',
    metadata: from.metadata ?? {},
  };
}
