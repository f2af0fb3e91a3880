import assert from 'node:assert/strict';
import { setTimeout as delay } from 'node:timers/promises';
import { documentId } from '../../shared/domain/document-id.ts';
import {
  answeringVersion,
  type DocumentRecord,
  type DocumentStatus,
} from '../../shared/domain/document.ts';
import { versionOf } from '../../shared/ingest/ingest-run.ts';
import type { ChunkDescription } from '../../shared/ports/search-index.ts';
import type { Services } from '../../shared/services.ts';

const tenantId = 'local';
const signal = AbortSignal.timeout(900_000);

/** A running stack's `documents` container as its editors use it, and what came of their blobs. Paths are those of tenant `local`. */
export class DocumentContainer {
  readonly #services: Services;

  constructor(services: Services) {
    this.#services = services;
  }

  /** Stores a blob. @returns the version that its document will have. */
  async put(
    blobName: string,
    content: string | Buffer,
    metadata: Readonly<Record<string, string>> = {},
  ): Promise<string> {
    const options = { contentType: 'application/octet-stream', metadata };
    return versionOf(await this.#services.originals.write(blobName, content, options, signal));
  }

  /** Stores a blob and waits until this very version is indexed. */
  async drop(...blob: Parameters<DocumentContainer['put']>): Promise<DocumentRecord> {
    const path = blob[0].replace(/^local\//, '');
    const version = await this.put(...blob);
    await until(`${path} is indexed`, async () => {
      const record = await this.record(path);
      if (record?.version !== version) return false;
      assert.notEqual(record.status, 'failed', record.error?.message);
      return record.status === 'indexed';
    });
    const record = await this.record(path);
    assert.ok(record);
    return record;
  }

  async has(blobName: string): Promise<boolean> {
    return (await this.#services.originals.properties(blobName, signal)) !== undefined;
  }

  async remove(blobName: string): Promise<void> {
    await this.#services.originals.remove(blobName, signal);
  }

  record(path: string): Promise<DocumentRecord | undefined> {
    return this.#services.documents.get(tenantId, documentId(tenantId, path));
  }

  /** Newest change first. */
  async records(): Promise<readonly DocumentRecord[]> {
    const { items } = await this.#services.documents.list(tenantId, { limit: 100 });
    return items;
  }

  async untilStatus(path: string, status: DocumentStatus): Promise<void> {
    await until(`${path} is ${status}`, async () => (await this.record(path))?.status === status);
  }

  /** No record, no passage in the index, no processed blob. */
  async isGone(path: string): Promise<boolean> {
    const id = documentId(tenantId, path);
    const isUnknown = (await this.record(path)) === undefined;
    return isUnknown && (await this.chunks(id)) === 0 && (await this.#processed(id)).length === 0;
  }

  async untilGone(path: string): Promise<void> {
    await until(`${path} is gone`, () => this.isGone(path));
  }

  /** Passages in the index, of all versions or one. */
  chunks(id: string, options: ChunkDescription = {}): Promise<number> {
    return this.#services.searchIndex.countChunks(tenantId, id, options, signal);
  }

  /** Index and processed blobs hold the record's version whole, and nothing else. */
  async assertOnlyVersion(record: DocumentRecord): Promise<void> {
    const { id, modifiedAt } = record;
    const version = answeringVersion(record) ?? '';
    assert.equal(record.indexedVersion, record.version);
    assert.ok(record.chunks > 0);
    assert.equal(await this.chunks(id, { version, updatedAt: modifiedAt }), record.chunks);
    assert.equal(await this.chunks(id), record.chunks);
    const processed = await this.#processed(id);
    assert.ok(processed.length > 0);
    for (const name of processed) assert.ok(name.startsWith(`${tenantId}/${id}/${version}/`), name);
  }

  async #processed(id: string): Promise<string[]> {
    const names: string[] = [];
    for await (const { name } of this.#services.processed.list(`${tenantId}/${id}/`, signal)) {
      names.push(name);
    }
    return names;
  }
}

/** Waits for a condition. @throws Error after a minute, with what was waited for */
export async function until(what: string, condition: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + 60_000;
  while (!(await condition())) {
    if (Date.now() > deadline) throw new Error(`Waited too long until ${what}.`);
    await delay(25);
  }
}
