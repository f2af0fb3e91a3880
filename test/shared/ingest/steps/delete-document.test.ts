import assert from 'node:assert/strict';
import { test } from 'node:test';
import { documentId } from '../../../../shared/domain/document-id.ts';
import { runStep } from '../../../../shared/ingest/run-step.ts';
import { startDeletion } from '../../../../shared/ingest/start-deletion.ts';
import {
  deleteDocument,
  sweepAfterDeletion,
} from '../../../../shared/ingest/steps/delete-document.ts';
import { indexBatch } from '../../../../shared/ingest/steps/index-batch.ts';
import { registerDocument } from '../../../../shared/ingest/steps/register-document.ts';
import { blobNames, memoryPorts, RememberingRuns, runUntil, signal, store } from '../support.ts';

const address = { tenantId: 'acme', documentId: documentId('acme', 'a.txt') };
const text = 'A rule for all staff. '.repeat(60);

test('nothing of a deleted document stays', async () => {
  const ports = memoryPorts();
  await runUntil('published', await store(ports, 'acme/a.txt', text), ports);
  await runUntil('published', await store(ports, 'acme/b.txt', text), ports);
  await deleteDocument(address, ports, signal);
  await deleteDocument(address, ports, signal);
  assert.equal(await ports.documents.get('acme', address.documentId), undefined);
  assert.equal(await ports.searchIndex.countChunks('acme', address.documentId, {}), 0);
  assert.deepEqual(await blobNames(ports.processed, `acme/${address.documentId}/`), []);
  assert.deepEqual(await blobNames(ports.originals), ['acme/b.txt']);
  const other = documentId('acme', 'b.txt');
  assert.ok((await ports.searchIndex.countChunks('acme', other, {})) > 0);
});

test('a deletion wins over an ingestion in flight', async () => {
  const ports = memoryPorts();
  const runs = new RememberingRuns();
  const run = await runUntil('embedded', await store(ports, 'acme/a.txt', text), ports);
  const record = await startDeletion(address, runs, ports);
  assert.equal(record?.status, 'deleting');
  await assert.rejects(indexBatch({ run, batch: 0 }, ports, signal), { outcome: 'deleted' });
  await deleteDocument(address, ports, signal);
  await assert.rejects(indexBatch({ run, batch: 0 }, ports, signal), { outcome: 'deleted' });
  assert.equal(await ports.searchIndex.countChunks('acme', address.documentId, {}), 0);
});

test('asking twice deletes once; there is nothing to delete twice', async () => {
  const ports = memoryPorts();
  const runs = new RememberingRuns();
  await runUntil('published', await store(ports, 'acme/a.txt', text), ports);
  await startDeletion(address, runs, ports);
  await startDeletion(address, runs, ports);
  assert.equal(runs.started.length, 1);
  const version = (await ports.documents.get('acme', address.documentId))?.version;
  assert.deepEqual(runs.started[0]?.input, { ...address, version, path: 'a.txt' });
  await deleteDocument(address, ports, signal);
  assert.equal(await startDeletion(address, runs, ports), undefined);
});

test('a file stored anew during the deletion stays and is ingested afterwards', async () => {
  const ports = memoryPorts();
  await runUntil('published', await store(ports, 'acme/a.txt', text), ports);
  await startDeletion(address, new RememberingRuns(), ports);
  const anew = await store(ports, 'acme/a.txt', 'New text.');
  const putOff = await runStep(() => registerDocument(anew, ports, signal));
  assert.deepEqual('retryAfter' in putOff && [putOff.retryAfter, putOff.error.code], [
    2,
    'conflict',
  ]);
  await deleteDocument(address, ports, signal);
  const run = await runUntil('published', anew, ports);
  await sweepAfterDeletion(address, ports, signal);
  const record = await ports.documents.get('acme', address.documentId);
  assert.equal(record?.indexedVersion, run.version);
  assert.equal(await ports.searchIndex.countChunks('acme', address.documentId, {}), record.chunks);
});

test('a deletion that is repeated late leaves a file stored anew alone', async () => {
  const ports = memoryPorts();
  const { version } = await runUntil('published', await store(ports, 'acme/a.txt', text), ports);
  await deleteDocument({ ...address, version }, ports, signal);
  await runUntil('published', await store(ports, 'acme/a.txt', 'New text.'), ports);
  await deleteDocument({ ...address, version }, ports, signal);
  const record = await ports.documents.get('acme', address.documentId);
  assert.equal(record?.status, 'indexed');
  assert.equal(await ports.searchIndex.countChunks('acme', address.documentId, {}), record.chunks);
  assert.deepEqual(await blobNames(ports.originals), ['acme/a.txt']);
});

test('a file stored anew at the moment of its removal stays', async () => {
  const ports = memoryPorts();
  const { version } = await runUntil('published', await store(ports, 'acme/a.txt', text), ports);
  const look = ports.originals.properties.bind(ports.originals);
  ports.originals.properties = async (name) => {
    const found = await look(name);
    ports.originals.properties = look;
    await store(ports, 'acme/a.txt', 'New text.');
    return found;
  };
  await deleteDocument({ ...address, version }, ports, signal);
  assert.deepEqual(await blobNames(ports.originals), ['acme/a.txt']);
});

test('a record that took the place of the marked one stays', async () => {
  const ports = memoryPorts();
  const { version } = await runUntil('published', await store(ports, 'acme/a.txt', text), ports);
  const remove = ports.originals.remove.bind(ports.originals);
  ports.originals.remove = async (...input) => {
    await remove(...input);
    await ports.documents.remove('acme', address.documentId);
    await runUntil('registered', await store(ports, 'acme/a.txt', 'New text.'), ports);
  };
  await deleteDocument({ ...address, version }, ports, signal);
  assert.equal((await ports.documents.get('acme', address.documentId))?.status, 'parsing');
});

test('a record that came back after its deletion can be deleted again', async () => {
  const ports = memoryPorts();
  const runs = new RememberingRuns();
  const stored = await store(ports, 'acme/a.txt', text);
  const { version } = await runUntil('published', stored, ports);
  const record = await startDeletion(address, runs, ports);
  await deleteDocument({ ...address, version }, ports, signal);
  const instanceId = runs.started[0]?.instanceId ?? '';
  runs.statuses.set(instanceId, { runtimeStatus: 'Completed', output: { outcome: 'deleted' } });
  await ports.documents.update('acme', address.documentId, () => record);
  await startDeletion(address, runs, ports);
  assert.deepEqual(
    runs.started.map((run) => run.instanceId),
    [instanceId, instanceId],
  );
  await sweepAfterDeletion({ ...address, version }, ports, signal);
  assert.equal(await ports.documents.get('acme', address.documentId), undefined);
});

test('chunks that became visible after the deletion are swept up', async () => {
  const ports = memoryPorts();
  const run = await runUntil('embedded', await store(ports, 'acme/a.txt', text), ports);
  await indexBatch({ run, batch: 0 }, ports, signal);
  await ports.documents.remove('acme', address.documentId);
  await sweepAfterDeletion(address, ports, signal);
  assert.equal(await ports.searchIndex.countChunks('acme', address.documentId, {}), 0);
});
