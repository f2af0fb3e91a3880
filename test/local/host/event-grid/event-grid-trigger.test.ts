import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';
import { BlobServiceClient, type ContainerClient } from '@azure/storage-blob';
import { startAzurite, type Azurite } from '../../../../local/services/azurite.ts';
import {
  createdEvents,
  deliveries,
  eventFailures,
  uploadFailures,
} from '../fixtures/event-grid-record.ts';
import { startTestHost, type TestHost } from '../start-test-host.ts';

const subscription = (name: string, eventType: string) => ({
  function: name,
  filter: { includedEventTypes: [eventType] },
});

describe('Event Grid trigger', () => {
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
    process.env.CONTAINER = `events-${starts}`;
    container = BlobServiceClient.fromConnectionString(azurite.connectionString).getContainerClient(
      process.env.CONTAINER,
    );
    await container.create();
    deliveries.length = 0;
    createdEvents.length = 0;
    eventFailures.left = 0;
    uploadFailures.left = 0;
    stateDirectory = await mkdtemp(join(tmpdir(), 'grounded-events-'));
    host = await start();
  });
  afterEach(async () => {
    await host.close();
    await rm(stateDirectory, { recursive: true });
  });

  /** The query makes Node load the app anew, as a new process would. */
  const start = () => {
    starts += 1;
    return startTestHost(`event-grid-app.ts?start=${starts}`, {
      stateDirectory,
      eventSubscriptions: {
        subscriptions: [
          subscription('removals', 'Microsoft.Storage.BlobDeleted'),
          subscription('uploads', 'Microsoft.Storage.BlobCreated'),
        ],
      },
    });
  };
  const upload = (name: string) => container.getBlockBlobClient(name).upload('x', 1);
  const outcomes = (name: string, outcome: string) =>
    host.entries.filter(
      (entry) =>
        entry.kind === 'invocation' && entry.function === name && entry.outcome === outcome,
    ).length;
  const until = (name: string, outcome: string, count: number) =>
    host.waitForEntry(() => outcomes(name, outcome) >= count);

  it('tells of a removed blob as storage does', async () => {
    const name = 't/leave policy 100%.txt';
    await upload(name);
    await until('ingest', 'succeeded', 1);
    const before = Date.now();
    await container.deleteBlob(name);
    await until('removals', 'succeeded', 1);
    const [delivery] = deliveries;
    assert.ok(delivery);
    const { id, eventTime, ...event } = delivery.event;
    assert.match(id, /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/);
    assert.ok(Date.parse(eventTime) >= before);
    const data = { api: 'DeleteBlob', url: `${container.url}/t/leave%20policy%20100%25.txt` };
    assert.deepEqual(event, {
      topic: `/subscriptions/local/resourceGroups/local/providers/Microsoft.Storage/storageAccounts/${container.accountName}`,
      subject: `/blobServices/default/containers/${container.containerName}/blobs/${name}`,
      eventType: 'Microsoft.Storage.BlobDeleted',
      data,
      dataVersion: '',
      metadataVersion: '1',
    });
    assert.deepEqual(delivery.triggerMetadata.data, data);
  });

  it('tells of a stored blob as storage does, and of each new version', async () => {
    const name = 't/leave policy 100%.txt';
    const blob = container.getBlockBlobClient(name);
    await blob.upload('leave', 5, { blobHTTPHeaders: { blobContentType: 'text/plain' } });
    await until('uploads', 'succeeded', 1);
    const { etag = '', lastModified } = await blob.getProperties();
    const [created] = createdEvents;
    assert.ok(created);
    const { id, ...event } = created;
    assert.match(id, /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/);
    assert.deepEqual(event, {
      topic: `/subscriptions/local/resourceGroups/local/providers/Microsoft.Storage/storageAccounts/${container.accountName}`,
      subject: `/blobServices/default/containers/${container.containerName}/blobs/${name}`,
      eventType: 'Microsoft.Storage.BlobCreated',
      eventTime: lastModified?.toISOString(),
      data: {
        api: 'PutBlob',
        eTag: etag.replaceAll('"', ''),
        contentType: 'text/plain',
        contentLength: 5,
        blobType: 'BlockBlob',
        url: `${container.url}/t/leave%20policy%20100%25.txt`,
      },
      dataVersion: '',
      metadataVersion: '1',
    });
    await upload(name);
    await until('uploads', 'succeeded', 2);
    assert.equal(new Set(createdEvents.map((each) => each.id)).size, 2);
    assert.equal(deliveries.length, 0);
  });

  it('keeps the event of a stored blob until the function succeeds, across restarts', async () => {
    uploadFailures.left = Infinity;
    await upload('t/a.txt');
    await until('uploads', 'failed', 1);
    await host.close();
    uploadFailures.left = 0;
    host = await start();
    await until('uploads', 'succeeded', 1);
    assert.equal(new Set(createdEvents.map((each) => each.id)).size, 1);
  });

  it('tells neither of blobs that the path does not name nor of replaced ones', async () => {
    await upload('t/other.pdf');
    await upload('t/a.txt');
    await until('ingest', 'succeeded', 1);
    await container.deleteBlob('t/other.pdf');
    await upload('t/a.txt');
    await until('ingest', 'succeeded', 2);
    await container.deleteBlob('t/a.txt');
    await until('removals', 'succeeded', 1);
    assert.equal(deliveries.length, 1);
    assert.match(deliveries[0]?.event.subject ?? '', /\/blobs\/t\/a\.txt$/);
  });

  it('tells of each removal of a blob that comes back, as another event', async () => {
    for (let round = 1; round <= 2; round += 1) {
      await upload('t/a.txt');
      await until('ingest', 'succeeded', round);
      await container.deleteBlob('t/a.txt');
      await until('removals', 'succeeded', round);
    }
    assert.equal(new Set(deliveries.map(({ event }) => event.id)).size, 2);
  });

  it('delivers the same event again until the function succeeds', async () => {
    eventFailures.left = 2;
    await upload('t/a.txt');
    await until('ingest', 'succeeded', 1);
    await container.deleteBlob('t/a.txt');
    await until('removals', 'succeeded', 1);
    assert.equal(deliveries.length, 3);
    assert.deepEqual(deliveries[2], deliveries[0]);
  });

  it('delivers after a restart what the function failed on, and what went meanwhile', async () => {
    eventFailures.left = Infinity;
    await upload('t/failed.txt');
    await upload('t/meanwhile.txt');
    await until('ingest', 'succeeded', 2);
    await container.deleteBlob('t/failed.txt');
    await until('removals', 'failed', 1);
    await host.close();
    await container.deleteBlob('t/meanwhile.txt');
    eventFailures.left = 0;
    deliveries.length = 0;
    host = await start();
    await until('removals', 'succeeded', 2);
    const names = deliveries.map(({ event }) => event.subject.split('/').at(-1));
    assert.deepEqual(names.toSorted(), ['failed.txt', 'meanwhile.txt']);
  });

  it('tells of nothing when the whole container is gone', async () => {
    await upload('t/a.txt');
    await until('ingest', 'succeeded', 1);
    await container.delete();
    await host.waitForEntry(
      (entry) => entry.kind === 'message' && entry.message.includes('does not exist yet'),
    );
    assert.equal(deliveries.length, 0);
  });
});
