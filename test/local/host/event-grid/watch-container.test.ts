import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { after, before, describe, it } from 'node:test';
import { BlobServiceClient, type ContainerClient } from '@azure/storage-blob';
import { startAzurite, type Azurite } from '../../../../local/services/azurite.ts';
import { createdEvents, deliveries } from '../fixtures/event-grid-record.ts';
import { startTestHost, type TestHost } from '../start-test-host.ts';

const subscription = (name: string, eventType: string) => ({
  function: name,
  filter: { includedEventTypes: [eventType] },
});

describe('a container that is watched without a blob trigger', () => {
  let azurite: Azurite;
  let stateDirectory: string;
  let container: ContainerClient;
  let host: TestHost;
  let starts = 0;

  before(async () => {
    azurite = await startAzurite({ directory: undefined, port: 0 });
    process.env.BlobStorage = azurite.connectionString;
    container = BlobServiceClient.fromConnectionString(azurite.connectionString).getContainerClient(
      'watched',
    );
    await container.create();
    stateDirectory = await mkdtemp(join(tmpdir(), 'grounded-watched-'));
    host = await start();
  });
  after(async () => {
    await host.close();
    await azurite.close();
    await rm(stateDirectory, { recursive: true });
  });

  /** The query makes Node load the app anew, as a new process would. */
  const start = () => {
    starts += 1;
    return startTestHost(`events-only-app.ts?start=${starts}`, {
      stateDirectory,
      eventSubscriptions: {
        containers: [{ connection: 'BlobStorage', name: 'watched' }],
        subscriptions: [
          subscription('uploads', 'Microsoft.Storage.BlobCreated'),
          subscription('removals', 'Microsoft.Storage.BlobDeleted'),
        ],
      },
    });
  };
  const upload = (name: string) => container.getBlockBlobClient(name).upload('x', 1);
  const succeeded = (name: string, count: number) =>
    host.waitForEntry(
      () =>
        host.entries.filter(
          (entry) =>
            entry.kind === 'invocation' && entry.function === name && entry.outcome === 'succeeded',
        ).length >= count,
    );
  const namesOf = (subjects: readonly string[]) =>
    subjects.map((subject) =>
      subject.replace('/blobServices/default/containers/watched/blobs/', ''),
    );

  it('tells each blob’s name as it is, also when it reads like a number, JSON or another path', async () => {
    const names = ['1e3', '{"a":1}', '"t/a.txt"', 'true', 't/100%25.txt', '..%2ft/a.txt'];
    for (const name of names) await upload(name);
    await succeeded('uploads', names.length);
    const told = namesOf(createdEvents.map(({ subject }) => subject));
    assert.deepEqual(told.toSorted(), names.toSorted());
  });

  it('tells after a restart what came and went meanwhile, and nothing twice', async () => {
    await host.close();
    createdEvents.length = 0;
    await upload('new.txt');
    await container.deleteBlob('true');
    host = await start();
    await succeeded('uploads', 1);
    await succeeded('removals', 1);
    assert.deepEqual(namesOf(createdEvents.map(({ subject }) => subject)), ['new.txt']);
    assert.deepEqual(namesOf(deliveries.map(({ event }) => event.subject)), ['true']);
  });
});
