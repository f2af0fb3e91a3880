import assert from 'node:assert/strict';
import { buffer } from 'node:stream/consumers';
import { describe, it } from 'node:test';
import type { BlobStore } from '../../shared/ports/blob-store.ts';

const signal = new AbortController().signal;
const pdf = { contentType: 'application/pdf', metadata: { title: 'Handbook' } };

async function names(store: BlobStore, prefix: string): Promise<string[]> {
  const found: string[] = [];
  for await (const { name } of store.list(prefix, signal)) found.push(name);
  return found.sort();
}

/** What every BlobStore does. `open` gives a store whose container is there and empty. */
export function blobStoreContract(open: () => Promise<BlobStore>): void {
  describe('a blob store', () => {
    it('gives back content, type, metadata and the same ETag everywhere', async () => {
      const store = await open();
      const written = await store.write('acme/a b/ü.pdf', Buffer.from('content'), pdf, signal);
      assert.equal((await store.read('acme/a b/ü.pdf', signal))?.toString(), 'content');
      const properties = await store.properties('acme/a b/ü.pdf', signal);
      assert.deepEqual(properties, written);
      assert.equal(properties.contentType, 'application/pdf');
      assert.equal(properties.size, 7);
      assert.deepEqual(properties.metadata, { title: 'Handbook' });
      for await (const listed of store.list('acme/a b/', signal)) assert.deepEqual(listed, written);
    });

    it('streams a blob out', async () => {
      const store = await open();
      await store.write('big', Buffer.alloc(300_000, 7), pdf, signal);
      const opened = await store.open('big', signal);
      assert.ok(opened);
      assert.equal((await buffer(opened.body)).length, 300_000);
      assert.equal(opened.properties.size, 300_000);
      assert.equal(await store.open('missing', signal), undefined);
    });

    it('reads only the version asked for', async () => {
      const store = await open();
      const first = await store.write('a', 'one', pdf, signal);
      const second = await store.write('a', 'two', pdf, signal);
      assert.notEqual(first.etag, second.etag);
      assert.equal(await store.read('a', signal, { ifMatch: first.etag }), undefined);
      const read = await store.read('a', signal, { ifMatch: second.etag });
      assert.equal(read?.toString(), 'two');
    });

    it('knows when there is nothing', async () => {
      const store = await open();
      assert.equal(await store.properties('missing', signal), undefined);
      assert.equal(await store.read('missing', signal), undefined);
      assert.deepEqual(await names(store, 'missing/'), []);
      await store.remove('missing', signal);
    });

    it('removes one blob, or all below a prefix', async () => {
      const store = await open();
      const all = ['p/1', 'p/2', 'p/q/3', 'pq/4'];
      for (const name of all) await store.write(name, 'x', pdf, signal);
      await store.remove('p/1', signal);
      assert.deepEqual(await names(store, 'p'), ['p/2', 'p/q/3', 'pq/4']);
      await store.removePrefix('p/', signal);
      assert.deepEqual(await names(store, 'p'), ['pq/4']);
      await store.removePrefix('p/', signal);
    });

    it('removes only the version asked for', async () => {
      const store = await open();
      const first = await store.write('r', 'one', pdf, signal);
      const second = await store.write('r', 'two', pdf, signal);
      await store.remove('r', signal, { ifMatch: first.etag });
      assert.equal((await store.read('r', signal))?.toString(), 'two');
      await store.remove('r', signal, { ifMatch: second.etag });
      assert.equal(await store.properties('r', signal), undefined);
      await store.remove('r', signal, { ifMatch: second.etag });
    });

    it('replaces the metadata of the version asked for, and nothing else', async () => {
      const store = await open();
      const first = await store.write('m', 'content', pdf, signal);
      const ifMatch = first.etag;
      const etag = await store.setMetadata('m', { tags: 'a,b' }, { ifMatch }, signal);
      const { lastModified: _later, ...properties } =
        (await store.properties('m', signal)) ?? first;
      const { lastModified: _earlier, ...before } = first;
      assert.deepEqual(properties, { ...before, etag, metadata: { tags: 'a,b' } });
      assert.notEqual(etag, first.etag);
      assert.equal((await store.read('m', signal))?.toString(), 'content');
      assert.equal(await store.setMetadata('m', {}, { ifMatch }, signal), undefined);
      assert.equal(await store.setMetadata('none', {}, { ifMatch }, signal), undefined);
    });

    it('may be ensured again, and answers its probe', async () => {
      const store = await open();
      await store.ensure(signal);
      await store.ping(signal);
    });
  });
}
