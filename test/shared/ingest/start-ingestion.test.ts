import assert from 'node:assert/strict';
import { test } from 'node:test';
import { documentId } from '../../../shared/domain/document-id.ts';
import { startIngestion } from '../../../shared/ingest/start-ingestion.ts';
import { memoryPorts, RememberingRuns, runUntil, signal, store } from './support.ts';

const name = 'acme/a.txt';
const id = documentId('acme', 'a.txt');

test('a stored blob is queued and its run started, once for any number of events', async () => {
  const ports = memoryPorts();
  const runs = new RememberingRuns();
  const stored = await store(ports, name, 'text');
  assert.equal(await startIngestion(name, runs, ports, signal), 'started');
  assert.equal(await startIngestion(name, runs, ports, signal), 'already-known');
  assert.equal((await ports.documents.get('acme', id))?.status, 'queued');
  assert.deepEqual(
    runs.started.map(({ input }) => input),
    [stored],
  );
});

test('a replaced blob is another run; an event for an older version means the newest', async () => {
  const ports = memoryPorts();
  const runs = new RememberingRuns();
  await store(ports, name, 'one');
  await startIngestion(name, runs, ports, signal);
  await store(ports, name, 'two');
  await startIngestion(name, runs, ports, signal);
  assert.equal(await startIngestion(name, runs, ports, signal), 'already-known');
  assert.equal(new Set(runs.started.map(({ instanceId }) => instanceId)).size, 2);
});

test('a late event leaves an indexed document alone', async () => {
  const ports = memoryPorts();
  const runs = new RememberingRuns();
  const stored = await store(ports, name, 'text');
  await runUntil('published', stored, ports);
  runs.settle(stored, { runtimeStatus: 'Completed', output: { outcome: 'indexed' } });
  assert.equal(await startIngestion(name, runs, ports, signal), 'already-known');
  assert.equal((await ports.documents.get('acme', id))?.status, 'indexed');
});

test('an event that comes when the task hub has forgotten the run leaves the document alone', async () => {
  const ports = memoryPorts();
  const runs = new RememberingRuns();
  await runUntil('published', await store(ports, name, 'text'), ports);
  assert.equal(await startIngestion(name, runs, ports, signal), 'already-known');
  await store(ports, name, 'newer text');
  assert.equal(await startIngestion(name, runs, ports, signal), 'started');
});

test('a run that broke off, or failed for a passing reason, is started again; a bad file is not', async () => {
  const error = { code: 'c', message: 'm' };
  const cases = [
    [{ runtimeStatus: 'Failed', output: 'it crashed' }, 'started'],
    [{ runtimeStatus: 'Terminated', output: null }, 'started'],
    [
      { runtimeStatus: 'Completed', output: { outcome: 'failed', error, permanent: false } },
      'started',
    ],
    [
      { runtimeStatus: 'Completed', output: { outcome: 'failed', error, permanent: true } },
      'already-known',
    ],
    [{ runtimeStatus: 'Running', output: null }, 'already-known'],
  ] as const;
  for (const [status, outcome] of cases) {
    const ports = memoryPorts();
    const runs = new RememberingRuns();
    runs.settle(await store(ports, name, 'text'), status);
    assert.equal(await startIngestion(name, runs, ports, signal), outcome, JSON.stringify(status));
  }
});

test('what is gone is not started', async () => {
  const ports = memoryPorts();
  const runs = new RememberingRuns();
  assert.equal(await startIngestion(name, runs, ports, signal), 'blob-gone');
  assert.deepEqual(runs.started, []);
});
