import { Readable } from 'node:stream';
import type { BlobProperties, BlobStore } from '../../shared/ports/blob-store.ts';
import type { Page, PageRequest } from '../../shared/ports/session-store.ts';

interface StoredBlob {
  readonly properties: BlobProperties;
  readonly content: Buffer;
}

/** A blob container in memory. */
export class MemoryBlobStore implements BlobStore {
  readonly #blobs = new Map<string, StoredBlob>();
  #writes = 0;

  async ensure(): Promise<void> {
    // Memory needs no container.
  }

  async properties(name: string): Promise<BlobProperties | undefined> {
    return this.#blobs.get(name)?.properties;
  }

  async read(
    name: string,
    _signal: AbortSignal,
    { ifMatch }: { readonly ifMatch?: string } = {},
  ): Promise<Buffer | undefined> {
    const blob = this.#blobs.get(name);
    const isAsked = ifMatch === undefined || blob?.properties.etag === ifMatch;
    return isAsked ? blob && Buffer.from(blob.content) : undefined;
  }

  async open(name: string) {
    const blob = this.#blobs.get(name);
    return blob && { properties: blob.properties, body: Readable.from([blob.content]) };
  }

  async write(
    name: string,
    body: Buffer | string,
    options: { readonly contentType: string; readonly metadata?: Readonly<Record<string, string>> },
  ): Promise<BlobProperties> {
    const content = Buffer.from(body);
    const properties: BlobProperties = {
      name,
      ...this.#newVersion(),
      size: content.length,
      contentType: options.contentType,
      metadata: { ...options.metadata },
    };
    this.#blobs.set(name, { properties, content });
    return properties;
  }

  async setMetadata(
    name: string,
    metadata: Readonly<Record<string, string>>,
    { ifMatch }: { readonly ifMatch: string },
  ): Promise<string | undefined> {
    const blob = this.#blobs.get(name);
    if (blob?.properties.etag !== ifMatch) return undefined;
    const properties = { ...blob.properties, ...this.#newVersion(), metadata: { ...metadata } };
    this.#blobs.set(name, { ...blob, properties });
    return properties.etag;
  }

  async remove(
    name: string,
    _signal?: AbortSignal,
    { ifMatch }: { readonly ifMatch?: string } = {},
  ): Promise<void> {
    const etag = this.#blobs.get(name)?.properties.etag;
    if (ifMatch === undefined || etag === ifMatch) this.#blobs.delete(name);
  }

  async removePrefix(prefix: string): Promise<void> {
    for (const name of this.#blobs.keys()) if (name.startsWith(prefix)) this.#blobs.delete(name);
  }

  async *list(prefix: string): AsyncIterable<BlobProperties> {
    for (const { properties } of [...this.#blobs.values()]) {
      if (properties.name.startsWith(prefix)) yield properties;
    }
  }

  async listPage(prefix: string, page: PageRequest): Promise<Page<BlobProperties>> {
    const blobs = [...this.#blobs.values()].map(({ properties }) => properties);
    const below = blobs.filter(({ name }) => name.startsWith(prefix));
    return pageOf(below, ({ name }) => name, page);
  }

  async listFolders(prefix: string, page: PageRequest): Promise<Page<string>> {
    const folders = [...this.#blobs.keys()]
      .filter((name) => name.startsWith(prefix) && name.includes('/', prefix.length))
      .map((name) => name.slice(prefix.length, name.indexOf('/', prefix.length)));
    return pageOf([...new Set(folders)], (name) => name, page);
  }

  #newVersion(): Pick<BlobProperties, 'etag' | 'lastModified'> {
    this.#writes += 1;
    const lastModified = new Date(Date.UTC(2026, 0, 1, 0, 0, this.#writes)).toISOString();
    return { etag: `etag-${this.#writes}`, lastModified };
  }

  async ping(): Promise<void> {
    // Memory is always there.
  }
}

/** Items after the one that the continuation names, in order. */
function pageOf<T>(
  items: readonly T[],
  keyOf: (item: T) => string,
  { limit, continuation }: PageRequest,
): Page<T> {
  const ordered = items.toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
  const rest = ordered.filter((item) => continuation === undefined || keyOf(item) > continuation);
  const page = rest.slice(0, limit);
  const last = page.at(-1);
  return { items: page, ...(rest.length > limit && last && { continuation: keyOf(last) }) };
}
