import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';
import { BlobServiceClient, type ContainerClient } from '@azure/storage-blob';
import { startAzurite, type Azurite } from '../../../local/services/azurite.ts';
import { arrivals, failures, received, type Received } from './fixtures/blob-record.ts';
import { startTestHost, type TestHost } from './start-test-host.ts';

describe('blob trigger', () => {
  let azurite: Azurite;
  let stateDirectory: string;
  let container: ContainerClient;
  let host: TestHost;
  let starts = 0;

  before(async () => {
    azurite = await startAzurite({ directory: undefined, port: 0 });
    process.env.BlobStorage = azurite.connectionString;
  });
  after(() => azurite.close());

  beforeEach(async () => {
    starts += 1;
    process.env.CONTAINER = `documents-${starts}`;
    container = BlobServiceClient.fromConnectionString(azurite.connectionString).getContainerClient(
      process.env.CONTAINER,
    );
    await container.create();
    received.length = 0;
    failures.clear();
    stateDirectory = await mkdtemp(join(tmpdir(), 'grounded-blobs-'));
    host = await start();
  });
  afterEach(async () => {
    await host.close();
    await rm(stateDirectory, { recursive: true });
  });

  /** The query makes Node load the app anew, as a new process would. */
  const start = () => {
    starts += 1;
    return startTestHost(`blob-app.ts?start=${starts}`, {
      stateDirectory,
      hostJson: { version: '2.0', extensions: { blobs: { maxDegreeOfParallelism: 2 } } },
    });
  };
  const upload = (name: string, text: string) =>
    container.getBlockBlobClient(name).upload(text, Buffer.byteLength(text), {
      metadata: { title: 'A title' },
      blobHTTPHeaders: { blobContentType: 'text/plain' },
    });
  const arrived = async (accepts: (arrival: Received) => boolean, count = 1) => {
    while (received.filter(accepts).length < count) await once(arrivals, 'arrival');
    return received.filter(accepts);
  };
  const invocations = (outcome: string) =>
    host.entries.filter((entry) => entry.kind === 'invocation' && entry.outcome === outcome);
  const waitForOutcomes = (outcome: string, count: number) =>
    host.waitForEntry(() => invocations(outcome).length >= count);

  it('gives a new blob to the function with bytes and metadata', async () => {
    await upload('contoso/a/leave policy.txt', 'Grüße');
    const [arrival] = await arrived(() => true);
    assert.equal(arrival?.text, 'Grüße');
    assert.equal(arrival.isBuffer, true);
    const { metadata } = arrival;
    assert.equal(metadata.blobTrigger, `${container.containerName}/contoso/a/leave policy.txt`);
    assert.equal(metadata.uri, `${container.url}/contoso/a/leave%20policy.txt`);
    assert.equal(metadata.tenant, 'contoso/a');
    assert.equal(metadata.file, 'leave policy');
    assert.deepEqual(metadata.metadata, { title: 'A title' });
    const properties = metadata.properties as Record<string, unknown>;
    assert.equal(properties.contentType, 'text/plain');
    assert.equal(properties.contentLength, 7);
    assert.match(String(properties.eTag), /0x/);
  });

  it('gives an empty blob, and none that the path does not name', async () => {
    await upload('t/other.pdf', 'not wanted');
    await upload('t/empty.txt', '');
    const [arrival] = await arrived(() => true);
    assert.equal(arrival?.text, '');
    await waitForOutcomes('succeeded', 1);
    assert.equal(received.length, 1);
  });

  it('gives a changed blob again, and an unchanged one not', async () => {
    await upload('t/a.txt', 'first');
    await upload('t/b.txt', 'unchanged');
    await waitForOutcomes('succeeded', 2);
    await upload('t/a.txt', 'second');
    await arrived(({ text }) => text === 'second');
    await upload('t/c.txt', 'last');
    await arrived(({ text }) => text === 'last');
    assert.deepEqual(received.map(({ text }) => text).toSorted(), [
      'first',
      'last',
      'second',
      'unchanged',
    ]);
  });

  it('gives a blob again that was deleted and came back', async () => {
    await upload('t/a.txt', 'one');
    await waitForOutcomes('succeeded', 1);
    await container.deleteBlob('t/a.txt');
    await upload('t/a.txt', 'two');
    await arrived(({ text }) => text === 'two');
  });

  it('tries again after a failure until the function succeeds', async () => {
    failures.set('flaky', 2);
    await upload('t/flaky.txt', 'x');
    await waitForOutcomes('succeeded', 1);
    assert.equal(received.length, 3);
    assert.deepEqual(host.poisonBlobs(), []);
  });

  it('sets a blob aside after five failures, across restarts, and takes its next version', async () => {
    failures.set('bad', 5);
    await upload('t/bad.txt', 'x');
    await waitForOutcomes('failed', 2);
    await host.close();
    const before = received.length;
    host = await start();
    await host.waitForEntry(
      (entry) => entry.kind === 'message' && entry.message.includes('as poison after 5 attempts'),
    );
    assert.ok(before >= 2 && received.length === 5, `${received.length} attempts were made`);
    const [poison] = host.poisonBlobs();
    assert.equal(poison?.name, 't/bad.txt');
    assert.equal(poison.container, container.containerName);
    assert.equal(poison.attempts, 5);
    assert.equal(poison.error, 'Error: bad fails');

    await upload('t/bad.txt', 'mended');
    await arrived(({ text }) => text === 'mended');
    assert.equal(received.length, 6);
  });

  it('remembers after a restart what was done, and finds what came meanwhile', async () => {
    await upload('t/before.txt', 'before');
    await waitForOutcomes('succeeded', 1);
    await host.close();
    await upload('t/meanwhile.txt', 'meanwhile');
    host = await start();
    await arrived(({ text }) => text === 'meanwhile');
    assert.deepEqual(
      received.map(({ text }) => text),
      ['before', 'meanwhile'],
    );
  });

  it('waits for a container that does not exist yet, and says so once', async () => {
    await host.close();
    await container.delete();
    host = await start();
    await host.waitForEntry(
      (entry) => entry.kind === 'message' && entry.message.includes('does not exist yet'),
    );
    await container.create();
    await upload('t/a.txt', 'at last');
    await arrived(({ text }) => text === 'at last');
    assert.equal(
      host.entries.filter(
        (entry) => entry.kind === 'message' && entry.message.includes('does not exist yet'),
      ).length,
      1,
    );
  });
});
