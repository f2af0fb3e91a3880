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

    it('takes a name with dot segments for that blob’s, and touches no other', async () => {
      const store = await open();
      const other = await store.write('acme/x.txt', 'other', pdf, signal);
      for (const name of ['house/../acme/x.txt', '../x.txt', 'acme/./x.txt', 'acme/x.txt/..']) {
        assert.equal(await store.properties(name, signal), undefined, name);
        await store.write(name, name, pdf, signal);
        assert.equal((await store.read(name, signal))?.toString(), name);
        assert.deepEqual(await names(store, name), [name]);
        await store.remove(name, signal);
        assert.equal(await store.read(name, signal), undefined, name);
      }
      assert.deepEqual(await store.properties('acme/x.txt', signal), other);
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

    it('lists page by page, in order and whole', async () => {
      const store = await open();
      const all = Array.from({ length: 7 }, (_, at) => `pages/${at}.txt`);
      for (const name of [...all, 'other']) await store.write(name, name, pdf, signal);
      const found: string[] = [];
      let continuation: string | undefined;
      do {
        const page = await store.listPage('pages/', { limit: 3, continuation }, signal);
        assert.ok(page.items.length <= 3);
        for (const { metadata } of page.items) assert.deepEqual(metadata, pdf.metadata);
        found.push(...page.items.map(({ name }) => name));
        continuation = page.continuation;
        // What is stored behind the page that was read does not move the others.
        await store.write('pages/0.new', 'new', pdf, signal);
      } while (continuation !== undefined);
      assert.deepEqual(found, all);
      assert.deepEqual(await store.listPage('nothing/', { limit: 3 }, signal), { items: [] });
    });

    it('lists the folders below a prefix', async () => {
      const store = await open();
      for (const name of ['f/a/1', 'f/a/b/2', 'f/b/3', 'f/c/4', 'f/loose', 'g/5']) {
        await store.write(name, name, pdf, signal);
      }
      const first = await store.listFolders('f/', { limit: 2 }, signal);
      assert.deepEqual(first.items, ['a', 'b']);
      const found = [...first.items];
      for (let { continuation } = first; continuation !== undefined;) {
        const page = await store.listFolders('f/', { limit: 2, continuation }, signal);
        found.push(...page.items);
        continuation = page.continuation;
      }
      assert.deepEqual(found, ['a', 'b', 'c']);
      assert.ok((await store.listFolders('', { limit: 1000 }, signal)).items.includes('g'));
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
