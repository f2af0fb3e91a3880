import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { seedSamples } from '../../../local/stack/seed-samples.ts';
import { MemoryBlobStore } from '../../support/memory-blob-store.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const { signal } = new AbortController();

describe('seedSamples', () => {
  it('puts every file below samples/ of the tenant, with its type', async (t) => {
    const folder = temporaryFolder(t);
    for (const name of ['b.PDF', 'a.md', 'c.html', 'd.txt', 'e.xyz', '.DS_Store']) {
      writeFileSync(join(folder, name), `content of ${name}`);
    }
    const store = new MemoryBlobStore();
    assert.equal(await seedSamples(store, folder, 'local', signal), 5);
    const types: string[][] = [];
    for await (const { name, contentType } of store.list('')) types.push([name, contentType]);
    assert.deepEqual(types, [
      ['local/samples/a.md', 'text/markdown'],
      ['local/samples/b.PDF', 'application/pdf'],
      ['local/samples/c.html', 'text/html'],
      ['local/samples/d.txt', 'text/plain'],
      ['local/samples/e.xyz', 'application/octet-stream'],
    ]);
    assert.equal(String(await store.read('local/samples/a.md', signal)), 'content of a.md');
  });

  it('fails when a sample cannot be put', async (t) => {
    const folder = temporaryFolder(t);
    writeFileSync(join(folder, 'a.md'), 'text');
    const full = new MemoryBlobStore();
    t.mock.method(full, 'write', () => Promise.reject(new Error('no space')));
    await assert.rejects(seedSamples(full, folder, 'local', signal), /no space/);
  });
});
