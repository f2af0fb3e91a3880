import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import {
  WorkerPool,
  type WorkerPoolOptions,
} from '../../../../shared/ingest/worker/worker-pool.ts';
import { defaultParseLimits } from '../../../support/default-parse-limits.ts';

const never = new AbortController().signal;
const open: WorkerPool[] = [];

function pool(options: Partial<WorkerPoolOptions> = {}): WorkerPool {
  const made = new WorkerPool({
    entry: new URL('./fixtures/misbehaving-worker.ts', import.meta.url),
    size: 1,
    keepIdle: 60_000,
    budget: () => 60_000,
    memory: 256,
    memoryCheck: 20,
    ...options,
  });
  open.push(made);
  return made;
}

function ask(workers: WorkerPool, task: string, signal = never): Promise<unknown> {
  const bytes = Buffer.from(task);
  return workers.run(
    { kind: 'parse', bytes, mediaType: 'text/plain', limits: defaultParseLimits },
    signal,
  );
}

async function threadOf(workers: WorkerPool): Promise<number> {
  return ((await ask(workers, 'which thread?')) as { threadId: number }).threadId;
}

describe('a worker pool', () => {
  afterEach(() => Promise.all(open.splice(0).map((workers) => workers.close())));

  it('answers, and uses a warm thread again', async () => {
    const workers = pool();
    assert.equal(await threadOf(workers), await threadOf(workers));
  });

  it('keeps a caller’s small buffer usable', async () => {
    const bytes = Buffer.from('shared memory');
    await pool().run(
      { kind: 'parse', bytes, mediaType: 'text/plain', limits: defaultParseLimits },
      never,
    );
    assert.equal(bytes.toString(), 'shared memory');
  });

  it('runs no more jobs at once than it may, and all of them in the end', async () => {
    const workers = pool({ size: 2 });
    const threads = await Promise.all(Array.from({ length: 8 }, () => threadOf(workers)));
    assert.ok(new Set(threads).size <= 2);
  });

  it('ends a parser that hangs', async () => {
    const workers = pool({ budget: () => 300 });
    await assert.rejects(ask(workers, 'hang'), { code: 'parse_timeout' });
  });

  it('gives more time to more pages', async () => {
    const asked: number[] = [];
    const budget = (pages: number) => asked.push(pages) && (pages === 0 ? 60_000 : 300);
    await assert.rejects(ask(pool({ budget }), 'hang after pages'), { code: 'parse_timeout' });
    assert.deepEqual(asked, [0, 50]);
  });

  for (const task of ['swell in objects', 'swell in buffers']) {
    it(`ends a parser that would ${task}`, async () => {
      await assert.rejects(ask(pool(), task), { code: 'parse_memory' });
    });
  }

  for (const task of ['exit', 'throw', 'crashed']) {
    it(`reports a parser that ends by: ${task}`, async () => {
      await assert.rejects(ask(pool(), task), { code: 'parse_crashed' });
    });
  }

  it('passes a refusal on and keeps its thread', async () => {
    const workers = pool();
    const before = await threadOf(workers);
    await assert.rejects(ask(workers, 'refuse'), { code: 'no_text' });
    assert.equal(await threadOf(workers), before);
  });

  it('goes on with a new thread after one was lost', async () => {
    const workers = pool();
    const before = await threadOf(workers);
    await assert.rejects(ask(workers, 'exit'));
    assert.notEqual(await threadOf(workers), before);
  });

  it('stops when the caller gives up', async () => {
    const reason = new Error('given up');
    const controller = new AbortController();
    const asked = ask(pool(), 'hang', controller.signal);
    controller.abort(reason);
    await assert.rejects(asked, reason);
    await assert.rejects(ask(pool(), 'never begun', AbortSignal.abort(reason)), reason);
  });

  it('stops waiting for a thread when the caller gives up, and lets the next one in', async () => {
    const workers = pool();
    const holder = new AbortController();
    const reason = new Error('given up');
    const held = assert.rejects(ask(workers, 'hang', holder.signal), reason);
    const waiter = new AbortController();
    const waiting = assert.rejects(ask(workers, 'waits', waiter.signal), reason);
    const next = threadOf(workers);
    waiter.abort(reason);
    await waiting;
    holder.abort(reason);
    await held;
    assert.equal(typeof (await next), 'number');
  });

  it('lets an idle thread go', async () => {
    const workers = pool({ keepIdle: 0 });
    const before = await threadOf(workers);
    let now = before;
    while (now === before) {
      await delay(1);
      now = await threadOf(workers);
    }
    assert.notEqual(now, before);
  });
});
