import assert from 'node:assert/strict';
import { test } from 'node:test';
import { documentId } from '../../../shared/domain/document-id.ts';
import type { IngestRequest } from '../../../shared/ingest/ingest-run.ts';
import { startIngestion } from '../../../shared/ingest/start-ingestion.ts';
import { startReindex } from '../../../shared/ingest/start-reindex.ts';
import { deleteDocument } from '../../../shared/ingest/steps/delete-document.ts';
import { indexBatch } from '../../../shared/ingest/steps/index-batch.ts';
import { registerDocument } from '../../../shared/ingest/steps/register-document.ts';
import { blobNames, memoryPorts, RememberingRuns, runUntil, signal, store } from './support.ts';

const id = documentId('acme', 'a.txt');
const wish = (requestId: string) => ({ tenantId: 'acme', documentId: id, requestId });
const text = 'A rule for all staff. '.repeat(60);

async function indexedDocument() {
  const ports = memoryPorts();
  const runs = new RememberingRuns();
  const stored = await store(ports, 'acme/a.txt', text);
  await startIngestion('acme/a.txt', runs, ports, signal);
  const first = await runUntil('published', stored, ports);
  runs.settle(stored, { runtimeStatus: 'Completed', output: { outcome: 'indexed' } });
  return { ports, runs, stored, first };
}

const requestOf = (runs: RememberingRuns) => runs.started.at(-1)?.input as IngestRequest;

test('an unchanged file is ingested once more as another version, with the vectors it has', async () => {
  const { ports, runs, first } = await indexedDocument();
  assert.equal(await startReindex(wish('r1'), runs, ports, signal), 'started');
  const queued = await ports.documents.get('acme', id);
  assert.equal(queued?.status, 'queued');
  assert.equal(queued.indexedVersion, first.version);
  const run = await runUntil('published', requestOf(runs), ports);
  assert.notEqual(run.version, first.version);
  const record = await ports.documents.get('acme', id);
  assert.equal(record?.indexedVersion, run.version);
  assert.equal(record.reusedVectors, record.chunks);
  assert.equal(await ports.searchIndex.countChunks('acme', id, {}), record.chunks);
  for (const name of await blobNames(ports.processed)) assert.ok(name.includes(run.version), name);
});

test('the same request is one run; an event of the same file changes nothing afterwards', async () => {
  const { ports, runs } = await indexedDocument();
  await startReindex(wish('r1'), runs, ports, signal);
  assert.equal(await startReindex(wish('r1'), runs, ports, signal), 'already-known');
  await runUntil('published', requestOf(runs), ports);
  const before = await ports.documents.get('acme', id);
  assert.equal(await startIngestion('acme/a.txt', runs, ports, signal), 'already-known');
  assert.deepEqual(await ports.documents.get('acme', id), before);
  assert.equal(runs.started.length, 2);
});

test('a later request wins over an earlier one, however late that one’s run begins', async () => {
  const { ports, runs } = await indexedDocument();
  await startReindex(wish('r1'), runs, ports, signal);
  const earlier = requestOf(runs);
  const run = await runUntil('embedded', earlier, ports);
  await startReindex(wish('r2'), runs, ports, signal);
  await assert.rejects(registerDocument(earlier, ports, signal), { outcome: 'superseded' });
  await assert.rejects(indexBatch({ run, batch: 0 }, ports, signal), { outcome: 'superseded' });
  const last = await runUntil('published', requestOf(runs), ports);
  assert.equal((await ports.documents.get('acme', id))?.indexedVersion, last.version);
});

test('the run of the file itself ends when a request has taken over', async () => {
  const ports = memoryPorts();
  const runs = new RememberingRuns();
  const stored = await store(ports, 'acme/a.txt', text);
  await startIngestion('acme/a.txt', runs, ports, signal);
  await startReindex(wish('r1'), runs, ports, signal);
  await assert.rejects(registerDocument(stored, ports, signal), { outcome: 'superseded' });
  await runUntil('published', requestOf(runs), ports);
});

test('a file stored meanwhile is ingested in the place of the old one', async () => {
  const { ports, runs } = await indexedDocument();
  await startReindex(wish('r1'), runs, ports, signal);
  const newer = await store(ports, 'acme/a.txt', 'New text.');
  await assert.rejects(registerDocument(requestOf(runs), ports, signal), { outcome: 'superseded' });
  const run = await runUntil('published', newer, ports);
  assert.equal((await ports.documents.get('acme', id))?.indexedVersion, run.version);
});

test('a reindexed document is deleted whole', async () => {
  const { ports, runs } = await indexedDocument();
  await startReindex(wish('r1'), runs, ports, signal);
  await runUntil('published', requestOf(runs), ports);
  await deleteDocument({ tenantId: 'acme', documentId: id }, ports, signal);
  assert.deepEqual(await blobNames(ports.originals), []);
  assert.deepEqual(await blobNames(ports.processed), []);
  assert.equal(await ports.searchIndex.countChunks('acme', id, {}), 0);
});

test('what is not there, or on its way out, is not ingested', async () => {
  const { ports, runs } = await indexedDocument();
  const unknown = { ...wish('r1'), documentId: 'other' };
  assert.equal(await startReindex(unknown, runs, ports, signal), 'not-known');
  await ports.originals.remove('acme/a.txt');
  assert.equal(await startReindex(wish('r1'), runs, ports, signal), 'blob-gone');
  await ports.documents.update('acme', id, (record) => record && { ...record, status: 'deleting' });
  assert.equal(await startReindex(wish('r1'), runs, ports, signal), 'not-known');
  assert.equal(runs.started.length, 1);
});
