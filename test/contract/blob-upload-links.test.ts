import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { startAzurite } from '../../local/services/azurite.ts';
import { BlobContainerStore } from '../../shared/adapters/blob-container-store.ts';
import { connectBlobService } from '../../shared/adapters/blob-service-client.ts';
import { BlobUploadLinks } from '../../shared/adapters/blob-upload-links.ts';
import { testSettings } from '../support/local-settings.ts';

const signal = new AbortController().signal;

describe('upload links', () => {
  const directory = mkdtempSync(join(tmpdir(), 'grounded-links-'));
  const clock = { now: () => new Date() };
  let azurite: Awaited<ReturnType<typeof startAzurite>>;
  let service: ReturnType<typeof connectBlobService>;
  let originals: BlobContainerStore;
  before(async () => {
    azurite = await startAzurite({ directory, port: 0 });
    service = connectBlobService(testSettings({ DocumentStorage: azurite.connectionString }));
    originals = new BlobContainerStore(service, 'documents');
    await originals.ensure(signal);
  });
  after(async () => {
    await azurite.close();
    rmSync(directory, { recursive: true, force: true });
  });

  const link = (name: string, now = clock.now()) =>
    new BlobUploadLinks(service, { now: () => now }).create(name, { tags: 'a%2Cb' }, signal);
  const put = (url: string, headers: Readonly<Record<string, string>>) =>
    fetch(url, { method: 'PUT', headers: { ...headers }, body: 'Rules.' });
  const elsewhere = (url: string, change: (path: string) => string) => {
    const changed = new URL(url);
    changed.pathname = change(changed.pathname);
    return changed.href;
  };

  it('store their blob with its metadata, and again as a new version', async () => {
    const { url, method, headers, expiresAt } = await link('acme/hr/ä b.txt');
    assert.equal(method, 'PUT');
    assert.ok(Date.parse(expiresAt) > Date.now());
    assert.equal((await put(url, headers)).status, 201);
    const blob = await originals.properties('acme/hr/ä b.txt', signal);
    assert.equal(blob?.size, 6);
    assert.deepEqual(blob.metadata, { tags: 'a%2Cb' });
    assert.equal((await put(url, headers)).status, 201);
  });

  it('neither read, list nor delete, and reach no other blob', async () => {
    const { url, headers } = await link('acme/a.txt');
    await put(url, headers);
    await originals.write('acme/b.txt', 'other', { contentType: 'text/plain' }, signal);
    assert.equal((await fetch(url)).status, 403);
    assert.equal((await fetch(url, { method: 'HEAD' })).status, 403);
    assert.equal((await fetch(url, { method: 'DELETE' })).status, 403);
    const container = elsewhere(url, (path) => path.replace('/acme/a.txt', ''));
    assert.equal((await fetch(`${container}&restype=container&comp=list`)).status, 403);
    const other = elsewhere(url, (path) => path.replace('a.txt', 'b.txt'));
    assert.equal((await put(other, headers)).status, 403);
    assert.equal((await fetch(other)).status, 403);
    assert.equal((await originals.read('acme/b.txt', signal))?.toString(), 'other');
  });

  it('end after a quarter of an hour', async () => {
    const { url, headers } = await link('acme/late.txt', new Date(Date.now() - 16 * 60_000));
    assert.equal((await put(url, headers)).status, 403);
    assert.equal(await originals.properties('acme/late.txt', signal), undefined);
  });
});
