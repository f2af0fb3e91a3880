import assert from 'node:assert/strict';
import { test } from 'node:test';
import { documentId } from '../../../../shared/domain/document-id.ts';
import type { DocumentRecord } from '../../../../shared/domain/document.ts';
import type { IngestRequest } from '../../../../shared/ingest/ingest-run.ts';
import { AppError } from '../../../../shared/errors.ts';
import { reconcilePage } from '../../../../shared/ingest/reconcile/reconcile-page.ts';
import {
  beginReconciliation,
  type Reconciliation,
} from '../../../../shared/ingest/reconcile/reconciliation.ts';
import { failDocument } from '../../../../shared/ingest/steps/fail-document.ts';
import { anEmbeddedChunk } from '../../../support/a-chunk.ts';
import {
  blobNames,
  memoryPorts,
  RememberingRuns,
  runUntil,
  signal,
  store,
  type MemoryPorts,
} from '../support.ts';

const text = 'A rule for all staff. '.repeat(60);
const idOf = (name: string) => documentId('acme', name);

/** A house with two indexed documents, and what is started in it. */
async function house() {
  const ports = memoryPorts();
  for (const name of ['a.txt', 'b.txt']) {
    await runUntil('published', await store(ports, `acme/${name}`, text), ports);
  }
  return { ports, runs: new RememberingRuns() };
}

/** A whole pass, an hour after everything. */
async function reconcile(ports: MemoryPorts, runs: RememberingRuns, grace = 600) {
  const later = ports.clock.now().getTime() + 3_600_000;
  const clock = { now: () => new Date(later) };
  let pass: Reconciliation = beginReconciliation('tonight', grace);
  while (pass.phase !== 'done') {
    // The pass travels through the task hub.
    const sent = JSON.parse(JSON.stringify(pass)) as Reconciliation;
    pass = await reconcilePage(sent, { ...ports, clock, runs }, signal);
  }
  return pass;
}

async function change(ports: MemoryPorts, name: string, values: Partial<DocumentRecord>) {
  await ports.documents.update('acme', idOf(name), (record) => record && { ...record, ...values });
}

const started = (runs: RememberingRuns) => runs.started.map(({ input }) => input);

test('where all agrees nothing is done, and the index is not gone through', async () => {
  const { ports, runs } = await house();
  ports.searchIndex.scan = () => assert.fail('gone through');
  const pass = await reconcile(ports, runs);
  assert.deepEqual(pass.repairs, {});
  assert.deepEqual(pass.checked, { originals: 2, records: 2, processed: 2, chunks: 0 });
  assert.deepEqual(runs.started, []);
});

test('a blob without a record, and one that is newer, are ingested', async () => {
  const { ports, runs } = await house();
  const missed = await store(ports, 'acme/new.txt', 'New text.');
  const newer = await store(ports, 'acme/a.txt', 'Other text.');
  assert.deepEqual((await reconcile(ports, runs)).repairs, { ingested: 2 });
  assert.deepEqual(new Set(started(runs)), new Set([newer, missed]));
  for (const request of started(runs)) {
    await runUntil('published', request as IngestRequest, ports);
  }
  assert.deepEqual((await reconcile(ports, new RememberingRuns())).repairs, {});
});

test('a document without its blob is deleted', async () => {
  const { ports, runs } = await house();
  await ports.originals.remove('acme/a.txt');
  const { repairs, examples } = await reconcile(ports, runs);
  assert.deepEqual(repairs, { deleted: 1 });
  assert.deepEqual(examples, ['deleted: acme/a.txt']);
  assert.match(runs.started[0]?.orchestration ?? '', /^delete-document/u);
});

test('a document at work without a run gets one; a run under way is left alone', async () => {
  const { ports, runs } = await house();
  const stored = await store(ports, 'acme/c.txt', text);
  await runUntil('embedded', stored, ports);
  runs.settle(stored, { runtimeStatus: 'Running', output: null });
  assert.deepEqual((await reconcile(ports, runs)).repairs, {});
  runs.settle(stored, { runtimeStatus: 'Completed', output: { outcome: 'superseded' } });
  assert.deepEqual((await reconcile(ports, runs)).repairs, { restarted: 1 });
  await runUntil('published', started(runs)[0] as IngestRequest, ports);
  assert.equal((await ports.documents.get('acme', idOf('c.txt')))?.status, 'indexed');
});

test('what failed because a service was away is tried again, what cannot be read is not', async () => {
  const { ports, runs } = await house();
  const away = await store(ports, 'acme/away.txt', text);
  const bad = await store(ports, 'acme/bad.pdf', 'no PDF');
  for (const [stored, code] of [
    [away, 'search_unavailable'],
    [bad, 'damaged_document'],
  ] as const) {
    await runUntil('registered', stored, ports);
    await failDocument({ request: stored, error: { code, message: '.' } }, ports, signal);
  }
  assert.deepEqual((await reconcile(ports, runs)).repairs, { restarted: 1 });
  assert.deepEqual(started(runs), [away]);
});

test('a deletion that broke off goes on', async () => {
  const { ports, runs } = await house();
  await change(ports, 'a.txt', { status: 'deleting' });
  assert.deepEqual((await reconcile(ports, runs)).repairs, { deleted: 1 });
  assert.deepEqual((await reconcile(ports, runs)).repairs, {});
  assert.equal(runs.started.length, 1);
});

test('a document of which the index lost passages is made anew, once in a pass', async () => {
  const { ports, runs } = await house();
  await ports.searchIndex.removeDocument('acme', idOf('a.txt'), {});
  assert.deepEqual((await reconcile(ports, runs)).repairs, { reindexed: 1 });
  assert.equal((await ports.documents.get('acme', idOf('a.txt')))?.status, 'queued');
  await runUntil('published', started(runs)[0] as IngestRequest, ports);
  assert.deepEqual((await reconcile(ports, new RememberingRuns())).repairs, {});
});

test('passages of a version that does not answer, and of no document, are removed', async () => {
  const { ports, runs } = await house();
  const stray = { tenantId: 'acme', version: 'stray' };
  await ports.searchIndex.upload([
    anEmbeddedChunk({ ...stray, id: '1', documentId: idOf('a.txt') }),
    anEmbeddedChunk({ ...stray, id: '2', documentId: 'gone' }),
    anEmbeddedChunk({ ...stray, id: '3', documentId: 'gone' }),
  ]);
  const before = await ports.searchIndex.countTenant('acme');
  assert.deepEqual((await reconcile(ports, runs)).repairs, { 'chunks-removed': 2 });
  assert.equal(await ports.searchIndex.countTenant('acme'), before - 3);
  assert.deepEqual(runs.started, []);
});

test('what cannot be checked is told of and holds up nothing else; a service that is away does', async () => {
  const { ports, runs } = await house();
  await store(ports, 'acme/new.txt', 'New text.');
  const properties = ports.originals.properties.bind(ports.originals);
  const refuse = (transient: boolean) => async (name: string) => {
    if (name !== 'acme/a.txt') return properties(name);
    throw new AppError('storage_unavailable', 'It answered 400.', { transient });
  };
  ports.originals.properties = refuse(false);
  const { repairs, examples } = await reconcile(ports, runs);
  assert.deepEqual(repairs, { ingested: 1, unchecked: 1 });
  assert.ok(examples.includes('unchecked: acme/a.txt (storage_unavailable)'));
  ports.originals.properties = refuse(true);
  await assert.rejects(reconcile(ports, runs), { code: 'storage_unavailable' });
});

test('processed blobs of no document are removed', async () => {
  const { ports, runs } = await house();
  const before = await blobNames(ports.processed);
  const options = { contentType: 'text/plain' };
  await ports.processed.write('acme/gone/v1/pages.jsonl', '{}', options);
  await ports.processed.write('former/gone/v1/pages.jsonl', '{}', options);
  assert.deepEqual((await reconcile(ports, runs)).repairs, { 'blobs-removed': 2 });
  assert.deepEqual(await blobNames(ports.processed), before);
});

test('what changed lately is left to what is under way', async () => {
  const { ports, runs } = await house();
  await store(ports, 'acme/new.txt', 'New text.');
  await ports.originals.remove('acme/a.txt');
  await change(ports, 'b.txt', { status: 'parsing' });
  assert.deepEqual((await reconcile(ports, runs, 400 * 86_400)).repairs, {});
});

test('a blob in no tenant’s folder that nobody noted is started, so that it is seen to fail', async () => {
  const { ports, runs } = await house();
  const stored = await store(ports, 'No Tenant/a.txt', text);
  assert.deepEqual((await reconcile(ports, runs)).repairs, { ingested: 1 });
  assert.deepEqual(runs.started.at(-1)?.input, stored);
});

test('another name of a document is left alone', async () => {
  const { ports, runs } = await house();
  await runUntil('published', await store(ports, 'loose.txt', text), ports);
  const tenant = ports.settings.DEFAULT_TENANT;
  await store(ports, `${tenant}/loose.txt`, text);
  assert.deepEqual((await reconcile(ports, runs)).repairs, {});
});

test('thousands of documents are checked page by page, with a state that stays small', async () => {
  const ports = memoryPorts();
  const runs = new RememberingRuns();
  const count = 1050;
  for (let at = 0; at < count; at += 1) await store(ports, `acme/${at}.txt`, 'x');
  const clock = { now: () => new Date(Date.UTC(2026, 1)) };
  let pass: Reconciliation = beginReconciliation('tonight');
  let pages = 0;
  while (pass.phase !== 'done') {
    pass = await reconcilePage(pass, { ...ports, clock, runs }, signal);
    pages += 1;
    assert.ok(JSON.stringify(pass).length < 2000);
  }
  assert.equal(pass.repairs.ingested, count);
  assert.equal(runs.started.length, count);
  assert.ok(pages > 2 * Math.floor(count / 200));
});
