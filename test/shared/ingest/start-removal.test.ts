import assert from 'node:assert/strict';
import { test } from 'node:test';
import { documentId } from '../../../shared/domain/document-id.ts';
import { startRemoval } from '../../../shared/ingest/start-removal.ts';
import { deleteDocument } from '../../../shared/ingest/steps/delete-document.ts';
import { memoryPorts, RememberingRuns, runUntil, signal, store } from './support.ts';

const name = 'acme/a.txt';
const id = documentId('acme', 'a.txt');

test('a removed original takes its document with it, once for any number of events', async () => {
  const ports = memoryPorts();
  const runs = new RememberingRuns();
  const { version } = await runUntil('published', await store(ports, name, 'text'), ports);
  await ports.originals.remove(name);
  assert.equal(await startRemoval(name, runs, ports, signal), 'started');
  assert.equal(await startRemoval(name, runs, ports, signal), 'started');
  assert.equal((await ports.documents.get('acme', id))?.status, 'deleting');
  assert.deepEqual(
    runs.started.map(({ input }) => input),
    [{ tenantId: 'acme', documentId: id, version, path: 'a.txt' }],
  );
  await deleteDocument({ tenantId: 'acme', documentId: id, version }, ports, signal);
  assert.equal(await startRemoval(name, runs, ports, signal), 'not-known');
  assert.equal(runs.started.length, 1);
});

test('an event that comes after the file came back deletes nothing', async () => {
  const ports = memoryPorts();
  const runs = new RememberingRuns();
  await runUntil('published', await store(ports, name, 'one'), ports);
  await ports.originals.remove(name);
  await store(ports, name, 'two');
  assert.equal(await startRemoval(name, runs, ports, signal), 'blob-present');
  assert.equal((await ports.documents.get('acme', id))?.status, 'indexed');
  assert.deepEqual(runs.started, []);
});

test('a file that comes back right after the look at storage is not deleted either', async () => {
  const ports = memoryPorts();
  const runs = new RememberingRuns();
  await runUntil('published', await store(ports, name, 'one'), ports);
  await ports.originals.remove(name);
  const look = ports.originals.properties.bind(ports.originals);
  ports.originals.properties = async (blobName) => {
    const found = await look(blobName);
    ports.originals.properties = look;
    await runUntil('registered', await store(ports, name, 'two'), ports);
    return found;
  };
  assert.equal(await startRemoval(name, runs, ports, signal), 'not-known');
  assert.equal((await ports.documents.get('acme', id))?.status, 'parsing');
  assert.deepEqual(runs.started, []);
});

test('a document that has its original under the other name stays', async () => {
  const ports = memoryPorts({ DEFAULT_TENANT: 'acme' });
  const runs = new RememberingRuns();
  await runUntil('published', await store(ports, name, 'text'), ports);
  assert.equal(await startRemoval('a.txt', runs, ports, signal), 'not-known');
  assert.deepEqual(runs.started, []);
});

test('a name without a folder is the default tenant’s', async () => {
  const ports = memoryPorts({ DEFAULT_TENANT: 'acme' });
  const runs = new RememberingRuns();
  await runUntil('published', await store(ports, 'a.txt', 'text'), ports);
  await ports.originals.remove('a.txt');
  assert.equal(await startRemoval('a.txt', runs, ports, signal), 'started');
  assert.equal(await startRemoval('acme/unknown.txt', runs, ports, signal), 'not-known');
  assert.equal(runs.started.length, 1);
});
