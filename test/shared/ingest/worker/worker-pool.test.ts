import assert from 'node:assert/strict';
import process from 'node:process';
import { afterEach, describe, it } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import {
  WorkerPool,
  type WorkerPoolOptions,
} from '../../../../shared/ingest/worker/worker-pool.ts';
import type { WorkerJob } from '../../../../shared/ingest/worker/worker-protocol.ts';
import { defaultParseLimits } from '../../../support/default-parse-limits.ts';

const never = new AbortController().signal;
const open: WorkerPool[] = [];

function pool(options: Partial<WorkerPoolOptions> = {}): WorkerPool {
  const made = new WorkerPool({
    entry: new URL('./fixtures/misbehaving-worker.ts', import.meta.url),
    size: 1,
    keepIdle: 60_000,
    time: { base: 60_000, perPage: 0 },
    memory: 400,
    memoryCheck: 20,
    ...options,
  });
  open.push(made);
  return made;
}

function jobOf(task: string): WorkerJob {
  const bytes = Buffer.from(task);
  return { kind: 'parse', bytes, mediaType: 'text/plain', limits: defaultParseLimits };
}

function ask(workers: WorkerPool, task: string, signal = never): Promise<unknown> {
  return workers.run(async () => jobOf(task), signal);
}

async function processOf(workers: WorkerPool): Promise<number> {
  return ((await ask(workers, 'which process?')) as { pid: number }).pid;
}

describe('a worker pool', () => {
  afterEach(() => {
    for (const workers of open.splice(0)) workers.close();
  });

  it('answers from another process, and uses a warm one again', async () => {
    const workers = pool();
    const first = await processOf(workers);
    assert.notEqual(first, process.pid);
    assert.equal(await processOf(workers), first);
  });

  it('keeps the caller’s bytes usable', async () => {
    const bytes = new Uint8Array(Buffer.from('the caller’s own'));
    const job = { ...jobOf(''), bytes } as WorkerJob;
    await pool().run(async () => job, never);
    assert.equal(Buffer.from(bytes).toString(), 'the caller’s own');
  });

  it('hides what the host has in its environment', async () => {
    process.env.A_CONNECTION_STRING = 'secret';
    const seen = (await ask(pool(), 'environment')) as string[];
    delete process.env.A_CONNECTION_STRING;
    assert.ok(seen.includes('PATH'));
    assert.ok(!seen.includes('A_CONNECTION_STRING'));
  });

  it('runs no more jobs at once than it may, and all of them in the end', async () => {
    const workers = pool({ size: 2 });
    const processes = await Promise.all(Array.from({ length: 8 }, () => processOf(workers)));
    assert.ok(new Set(processes).size <= 2);
  });

  it('prepares a job when a worker is free, not before', async () => {
    const workers = pool();
    const holder = new AbortController();
    const reason = new Error('given up');
    const held = assert.rejects(ask(workers, 'hang', holder.signal), reason);
    const events: string[] = [];
    const waiting = workers.run(async () => {
      events.push('prepared');
      return jobOf('second');
    }, never);
    events.push('worker freed');
    holder.abort(reason);
    await held;
    await waiting;
    assert.deepEqual(events, ['worker freed', 'prepared']);
  });

  it('goes on when a job could not be prepared', async () => {
    const workers = pool();
    const broken = workers.run(() => Promise.reject(new Error('no such blob')), never);
    await assert.rejects(broken, { message: 'no such blob' });
    assert.equal(typeof (await processOf(workers)), 'number');
  });

  it('ends a parser that hangs', async () => {
    const workers = pool({ time: { base: 300, perPage: 0 } });
    await assert.rejects(ask(workers, 'hang'), { code: 'parse_timeout' });
  });

  it('gives more time to more pages', async () => {
    const slow = (perPage: number) =>
      ask(pool({ time: { base: 500, perPage } }), 'slow with 50 pages');
    await assert.rejects(slow(0), { code: 'parse_timeout' });
    assert.equal(await slow(1000), 'slow, but done');
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

  it('does not blame the document when its process is killed from outside', async () => {
    const failure: unknown = await ask(pool(), 'be killed').catch((error: unknown) => error);
    assert.ok(failure instanceof Error && failure.name === 'Error');
  });

  it('passes a refusal on, with its sentence, and keeps its process', async () => {
    const workers = pool();
    const before = await processOf(workers);
    const sentence = 'Save it as a newer file.';
    await assert.rejects(ask(workers, 'refuse'), { code: 'no_text', sentence });
    assert.equal(await processOf(workers), before);
  });

  it('goes on with a new process after one was lost', async () => {
    const workers = pool();
    const before = await processOf(workers);
    await assert.rejects(ask(workers, 'exit'));
    assert.notEqual(await processOf(workers), before);
  });

  it('lets a process go that holds much memory after its job', async () => {
    const workers = pool();
    const before = await processOf(workers);
    assert.equal(await ask(workers, 'keep 200 MB'), 'kept');
    assert.notEqual(await processOf(workers), before);
  });

  it('stops when the caller gives up', async () => {
    const reason = new Error('given up');
    const controller = new AbortController();
    const asked = ask(pool(), 'hang', controller.signal);
    controller.abort(reason);
    await assert.rejects(asked, reason);
    await assert.rejects(ask(pool(), 'never begun', AbortSignal.abort(reason)), reason);
  });

  it('stops waiting for a worker when the caller gives up, and lets the next one in', async () => {
    const workers = pool();
    const holder = new AbortController();
    const reason = new Error('given up');
    const held = assert.rejects(ask(workers, 'hang', holder.signal), reason);
    const waiter = new AbortController();
    const waiting = assert.rejects(ask(workers, 'waits', waiter.signal), reason);
    const next = processOf(workers);
    waiter.abort(reason);
    await waiting;
    holder.abort(reason);
    await held;
    assert.equal(typeof (await next), 'number');
  });

  it('lets an idle process go', async () => {
    const workers = pool({ keepIdle: 0 });
    const before = await processOf(workers);
    let now = before;
    while (now === before) {
      await delay(1);
      now = await processOf(workers);
    }
    assert.notEqual(now, before);
  });
});
