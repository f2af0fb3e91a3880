import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { after, before, describe, it } from 'node:test';
import { BlobServiceClient } from '@azure/storage-blob';
import { startAzurite } from '../../../local/services/azurite.ts';

describe('startAzurite', () => {
  let directory: string;
  before(async () => {
    directory = await mkdtemp(join(tmpdir(), 'grounded-azurite-'));
  });
  after(() => rm(directory, { recursive: true }));

  const containerOf = (connectionString: string) =>
    BlobServiceClient.fromConnectionString(connectionString).getContainerClient('kept');

  it('keeps blobs when it is stopped and started again', async () => {
    const first = await startAzurite({ directory, port: 0 });
    const container = containerOf(first.connectionString);
    await container.create();
    await container.uploadBlockBlob('a/b.txt', 'content', 7);
    await first.close();

    const second = await startAzurite({ directory, port: 0 });
    const blob = containerOf(second.connectionString).getBlobClient('a/b.txt');
    assert.equal((await blob.downloadToBuffer()).toString(), 'content');
    await second.close();
    await second.close();
  });

  it('refuses, as Azure does, what would make a container unreadable', async () => {
    const azurite = await startAzurite({ directory: undefined, port: 0 });
    const container = containerOf(azurite.connectionString);
    await container.create();
    const store = (name: string, metadata: Record<string, string> = {}) =>
      container.getBlockBlobClient(name).upload('x', 1, { metadata });
    for (const name of ['a\u0000b', 'a\u001fb', 'a\u0085', 'a\uffff']) {
      await assert.rejects(store(name), { statusCode: 400, code: 'InvalidUri' });
    }
    await assert.rejects(store('a', { 'a!': '1' }), { statusCode: 400, code: 'InvalidMetadata' });
    const long = { a: 'x'.repeat(8192) };
    await assert.rejects(store('a', long), { statusCode: 400, code: 'MetadataTooLarge' });
    await store('..%2fa\u202eb 100 %', { _a1: 'x'.repeat(8188) });
    const names = await Array.fromAsync(container.listBlobsFlat({ includeMetadata: true }));
    assert.deepEqual(
      names.map(({ name }) => name),
      ['..%2fa\u202eb 100 %'],
    );
    await azurite.close();
  });

  it('says with a container’s properties whether it was written to', async () => {
    const azurite = await startAzurite({ directory: undefined, port: 0 });
    const container = containerOf(azurite.connectionString);
    await container.create();
    const stamp = async () =>
      (await container.getProperties())._response.headers.get('x-local-writes');
    const before = await stamp();
    await Array.fromAsync(container.listBlobsFlat());
    assert.equal(await stamp(), before);
    await container.uploadBlockBlob('a.txt', 'content', 7);
    const after = await stamp();
    assert.notEqual(after, before);
    await container.deleteBlob('a.txt');
    assert.notEqual(await stamp(), after);
    await azurite.close();
  });

  it('says which port is in use', async () => {
    const holder = await startAzurite({ directory: undefined, port: 0 });
    const port = Number(new URL(holder.endpoint).port);
    await assert.rejects(
      startAzurite({ directory: undefined, port }),
      new RegExp(`Port ${port} for blob storage is in use`),
    );
    await holder.close();
  });

  it('ends with the process that started it, even when that is killed', async () => {
    const module = new URL('../../../local/services/azurite.ts', import.meta.url).href;
    const program = `
      const { startAzurite } = await import(${JSON.stringify(module)});
      const { endpoint } = await startAzurite({ directory: undefined, port: 0 });
      console.log(endpoint);`;
    const parent = spawn(process.execPath, ['--input-type=module', '--eval', program], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [line] = (await once(parent.stdout, 'data')) as [Buffer];
    const port = Number(new URL(line.toString().trim()).port);
    assert.equal(await isListening(port), true);
    parent.kill('SIGKILL');
    while (await isListening(port)) await new Promise((resolve) => setTimeout(resolve, 20));
  });
});

async function isListening(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1');
  try {
    await once(socket, 'connect');
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}
