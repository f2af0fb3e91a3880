import assert from 'node:assert/strict';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { after, before, beforeEach, describe, it } from 'node:test';
import { HubHarness } from '../local/durable/support/hub-harness.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { FakeSteps } from './support/fake-steps.ts';

const steps = new FakeSteps();
steps.register();
await import('../../functions/ingest-orchestration.ts');
const request = { blobName: 'acme/a.pdf', etag: 'v1' };

describe('the orchestration of an ingestion', () => {
  let hub: HubHarness;
  before(async () => (hub = await HubHarness.start()));
  after(() => hub.close());
  beforeEach(() => steps.reset({ batches: 3, concurrency: 2 }));

  async function run() {
    const instanceId = await hub.client.startNew('ingest-document-v2', { input: request });
    return hub.runThroughTimers(instanceId);
  }

  it('takes a document through its steps, each once', async () => {
    const { runtimeStatus, output } = await run();
    assert.equal(runtimeStatus, 'Completed');
    assert.deepEqual(output, { outcome: 'indexed', pages: 1, chunks: 3 });
    const batches = (name: string) => [0, 1, 2].map((batch) => `${name} ${batch}`);
    assert.deepEqual(steps.ran, [
      'register-document',
      'parse-document',
      'chunk-document',
      ...batches('embed-batch'),
      ...batches('index-batch'),
      'publish-version',
      'publish-event',
    ]);
  });

  it('sees a deletion through that one of its steps made, since the blob was gone', async () => {
    const deletion = { tenantId: 'acme', documentId: '1', version: 'v1', path: 'a.pdf' };
    const result = { outcome: 'deleted', deletion } as const;
    steps.intercept = (step) => (step === 'parse-document' ? { done: false, result } : undefined);
    assert.deepEqual((await run()).output, result);
    assert.deepEqual(steps.ran.slice(1), ['parse-document', 'sweep-document', 'publish-event']);
    const [event] = steps.published as { at: string }[];
    assert.deepEqual(event, { type: 'document.deleted', ...deletion, at: event?.at });
  });

  it('leaves a deletion alone that another one makes', async () => {
    const result = { outcome: 'deleted' } as const;
    steps.intercept = (step) => (step === 'parse-document' ? { done: false, result } : undefined);
    assert.deepEqual((await run()).output, result);
    assert.deepEqual(steps.ran, ['register-document', 'parse-document']);
  });

  it('reads a long document in ranges, a bounded number at once, before it joins them', async () => {
    const ranges = [1, 101, 201].map((first) => ({ first, last: first + 99 }));
    const before: number[] = [];
    steps.intercept = (step, { range }) => {
      if (step === 'parse-document') return { done: true, value: { ranges } };
      if (step !== 'parse-range') return undefined;
      before.push(range?.first ?? 0);
      return { done: true, value: null };
    };
    const { output } = await run();
    assert.deepEqual(output, { outcome: 'indexed', pages: 300, chunks: 3 });
    assert.deepEqual(
      before.toSorted((a, b) => a - b),
      [1, 101, 201],
    );
    assert.equal(before.at(-1), 201);
    assert.deepEqual(steps.ran.slice(2, 8), [
      ...before.map(() => 'parse-range'),
      'join-ranges',
      'discard-ranges',
      'chunk-document',
    ]);
  });

  it('changes properties alone when the content is indexed already', async () => {
    steps.reset({ batches: 3, concurrency: 2, unchanged: true });
    assert.deepEqual((await run()).output, { outcome: 'indexed', pages: 1, chunks: 3 });
    assert.deepEqual(steps.ran, ['register-document', 'change-properties', 'publish-event']);
  });

  it('waits for a service as long as it asks, and asks again for nothing else', async () => {
    const error = { code: 'model_unavailable', message: 'Busy.' };
    let refusals = 20;
    steps.intercept = (step, { batch }) =>
      step === 'embed-batch' && batch === 1 && (refusals -= 1) >= 0
        ? { done: false, retryAfter: 900, error }
        : undefined;
    const began = hub.clock.now();
    assert.equal((await run()).runtimeStatus, 'Completed');
    assert.ok(hub.clock.now() - began >= 20 * 900_000);
    const count = (name: string) => steps.ran.filter((ran) => ran === name).length;
    assert.deepEqual(['embed-batch 0', 'embed-batch 1', 'embed-batch 2'].map(count), [1, 21, 1]);
  });

  it('fails a document when a service never gives in', async () => {
    const error = { code: 'model_unavailable', message: 'Busy.' };
    steps.intercept = (step) =>
      step === 'embed-batch' ? { done: false, retryAfter: 1, error } : undefined;
    const began = hub.clock.now();
    const { output } = await run();
    assert.deepEqual(output, { outcome: 'failed', error, permanent: false });
    assert.deepEqual(steps.ran.slice(-2), ['fail-document', 'publish-event']);
    assert.ok(hub.clock.now() - began > 3 * 3_600_000, 'it was waited for');
  });

  it('announces what came of the document, once, at the moment it was known', async () => {
    await run();
    const about = { tenantId: 'acme', documentId: '1', path: 'a.pdf', version: 'v1' };
    const [event, ...more] = steps.published as { at: string }[];
    assert.deepEqual(more, []);
    const counts = { pages: 1, chunks: 3, tokens: 90 };
    assert.deepEqual(event, { type: 'document.indexed', ...about, ...counts, at: event?.at });
    assert.match(event.at, /^\d{4}-\d\d-\d\dT/u);
  });

  it('announces a failure with its reason, and no run that only ended', async () => {
    const error = { code: 'no_text', message: 'No text.' };
    steps.intercept = (step) =>
      step === 'parse-document'
        ? { done: false, result: { outcome: 'failed', error, permanent: true } }
        : undefined;
    await run();
    const [event] = steps.published as { type: string; error: unknown }[];
    assert.deepEqual([event?.type, event?.error], ['document.failed', error]);
    steps.reset({ batches: 1, concurrency: 1 });
    steps.intercept = (step) =>
      step === 'parse-document' ? { done: false, result: { outcome: 'superseded' } } : undefined;
    await run();
    assert.deepEqual(steps.published, []);
  });

  it('waits for a bus that is away, a day at most, and fails nothing then', async () => {
    let refusals = 20;
    steps.intercept = (step) => {
      if (step === 'publish-event' && (refusals -= 1) >= 0)
        throw new Error('[queue_unavailable] Away.');
      return undefined;
    };
    assert.equal((await run()).runtimeStatus, 'Completed');
    assert.equal(steps.published.length, 1);
    steps.reset({ batches: 1, concurrency: 1 });
    steps.intercept = (step) => {
      if (step === 'publish-event') throw new Error('[queue_unavailable] Away.');
      return undefined;
    };
    const began = hub.clock.now();
    assert.deepEqual((await run()).output, { outcome: 'indexed', pages: 1, chunks: 1 });
    assert.ok(hub.clock.now() - began > 20 * 3_600_000);
  });

  it('waits for a bus that says when it wants to be asked again', async () => {
    const error = { code: 'queue_unavailable', message: 'Busy.' };
    let refusals = 3;
    steps.intercept = (step) =>
      step === 'publish-event' && (refusals -= 1) >= 0
        ? { done: false, retryAfter: 60, error }
        : undefined;
    await run();
    assert.equal(steps.published.length, 1);
  });

  it('ends with the result of a step that ended the run', async () => {
    steps.intercept = (step) =>
      step === 'index-batch' ? { done: false, result: { outcome: 'superseded' } } : undefined;
    assert.deepEqual((await run()).output, { outcome: 'superseded' });
    assert.ok(!steps.ran.includes('publish-version'));
  });

  it('ends with it in a document of many batches, too', async () => {
    steps.reset({ batches: 60, concurrency: 8 });
    steps.intercept = (step, { batch }) =>
      step === 'embed-batch' && batch === 40
        ? { done: false, result: { outcome: 'deleted' } }
        : undefined;
    assert.deepEqual((await run()).output, { outcome: 'deleted' });
    assert.ok(!steps.ran.some((ran) => ran.startsWith('index-batch')));
  });

  it('begins again, with an empty history, when work was lost', async () => {
    let lost = 2;
    steps.intercept = (step) =>
      step === 'publish-version' && (lost -= 1) >= 0
        ? { done: false, result: { outcome: 'work-lost' } }
        : undefined;
    assert.deepEqual((await run()).output, { outcome: 'indexed', pages: 1, chunks: 3 });
    assert.equal(steps.ran.filter((ran) => ran === 'register-document').length, 3);
  });
});

describe('the history of an ingestion', () => {
  it('stays below a megabyte in every instance for a document of 5,000 passages', async (t) => {
    const file = join(temporaryFolder(t), 'hub.db');
    const hub = await HubHarness.start({ file, settings: { maxConcurrentActivityFunctions: 16 } });
    // Models that take few texts at once make the most batches: ten passages in each.
    steps.reset({ batches: 500, concurrency: 4 });
    const { output } = await hub.run('ingest-document-v2', request);
    await hub.close();
    assert.deepEqual(output, { outcome: 'indexed', pages: 1, chunks: 500 });
    const database = new DatabaseSync(file, { readOnly: true });
    const sizes = database
      .prepare('SELECT sum(length(event)) AS bytes FROM history GROUP BY instance_id')
      .all()
      .map(({ bytes }) => Number(bytes));
    database.close();
    t.diagnostic(`${sizes.length} instances, the largest history has ${Math.max(...sizes)} bytes`);
    assert.equal(sizes.length, 41);
    assert.ok(Math.max(...sizes) < 1_000_000 / 5);
  });
});
