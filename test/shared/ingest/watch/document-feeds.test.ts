import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'node:test';
import { setImmediate as turn } from 'node:timers/promises';
import { AppError } from '../../../../shared/errors.ts';
import type { DocumentRecord } from '../../../../shared/domain/document.ts';
import { DocumentFeeds } from '../../../../shared/ingest/watch/document-feeds.ts';
import type { WatchQueue } from '../../../../shared/ingest/watch/watch-queue.ts';
import { aDocument } from '../../../support/a-document.ts';
import { MemoryDocumentStore } from '../../../support/memory-document-store.ts';

/** Counts what is asked of it, and fails when told. */
class WatchedStore extends MemoryDocumentStore {
  looks = 0;
  isDown = false;

  override async changedSince(...args: Parameters<MemoryDocumentStore['changedSince']>) {
    this.looks += 1;
    if (this.isDown) throw new AppError('store_unavailable', 'The database is down.');
    return super.changedSince(...args);
  }

  override async list(...args: Parameters<MemoryDocumentStore['list']>) {
    if (this.isDown) throw new AppError('store_unavailable', 'The database is down.');
    return super.list(...args);
  }
}

let now: number;
let store: WatchedStore;
let feeds: DocumentFeeds;
let pauses: number[];
let waits: { end: () => void }[];
let troubles: unknown[];

const put = (id: string, more: Partial<DocumentRecord> = {}, tenantId = 'acme') =>
  store.update(tenantId, id, () =>
    aDocument({ id, tenantId, updatedAt: new Date(now).toISOString(), ...more }),
  );
const watch = (more: { lastSeen?: string; tenantId?: string; signal?: AbortSignal } = {}) =>
  feeds.watch(more.tenantId ?? 'acme', {
    signal: more.signal ?? new AbortController().signal,
    onTrouble: (error) => troubles.push(error),
    lastSeen: more.lastSeen,
  });
const read = async (queue: WatchQueue, count: number) => {
  const events: string[] = [];
  for (let taken = 0; taken < count; taken += 1) {
    const { value } = await queue.next();
    events.push(
      value?.type === 'document' ? `${value.record.id} ${value.record.status}` : `${value?.type}`,
    );
  }
  return events;
};
/** Lets the pauses that are under way end. */
const tick = async () => {
  now += 1_000;
  for (const { end } of waits.splice(0)) end();
  await turn();
};

beforeEach(() => {
  now = Date.parse('2026-03-01T08:00:00Z');
  store = new WatchedStore();
  pauses = [];
  waits = [];
  troubles = [];
  const wait = (ms: number, signal: AbortSignal) => {
    pauses.push(ms);
    return new Promise<void>((resolve, reject) => {
      waits.push({ end: resolve });
      signal.addEventListener('abort', () => {
        reject(new Error('aborted'));
      });
    });
  };
  feeds = new DocumentFeeds(store, { now: () => new Date(now) }, wait);
});

describe('DocumentFeeds', () => {
  it('tells where things stand, that this is all, and then what changes', async () => {
    await put('a', { status: 'parsing' });
    await put('b', { status: 'indexed' });
    now += 60_000;
    const queue = await watch();
    assert.deepEqual(await read(queue, 2), ['a parsing', 'ready']);
    await put('b', { status: 'queued' });
    await tick();
    assert.deepEqual(await read(queue, 1), ['b queued']);
  });

  it('looks once for all watchers of a tenant, and for each tenant by itself', async () => {
    const first = await watch();
    const second = await watch();
    const other = await watch({ tenantId: 'other' });
    await put('a');
    await tick();
    assert.equal(store.looks, 2);
    for (const queue of [first, second])
      assert.deepEqual(await read(queue, 2), ['ready', 'a queued']);
    assert.deepEqual(await read(other, 1), ['ready']);
    await put('b', {}, 'other');
    await tick();
    assert.deepEqual(await read(other, 1), ['b queued']);
  });

  it('tells a watcher that comes later of what is under way by then', async () => {
    await watch();
    await put('a');
    await tick();
    assert.deepEqual(await read(await watch(), 2), ['a queued', 'ready']);
  });

  it('tells of 500 documents under way at first, however many there are', async () => {
    await watch();
    for (let id = 0; id < 501; id += 1) await put(String(id));
    await tick();
    await tick();
    const told = await read(await watch(), 501);
    assert.deepEqual([told.indexOf('ready'), new Set(told).size], [500, 501]);
  });

  it('looks less often while nothing changes, and once a second when something does', async () => {
    await watch();
    for (let made = 0; made < 6; made += 1) await tick();
    await put('a');
    await tick();
    assert.deepEqual(pauses, [1_000, 1_500, 2_250, 3_375, 5_000, 5_000, 5_000, 1_000]);
  });

  it('stops looking when the last watcher has left, in whatever way, and begins anew', async () => {
    const leaving = new AbortController();
    const first = await watch({ signal: leaving.signal });
    const second = await watch();
    leaving.abort();
    assert.equal((await first.next()).done, true);
    await tick();
    assert.equal(store.looks, 1);
    await second.return();
    await tick();
    await tick();
    assert.equal(store.looks, 1);
    await put('a');
    assert.deepEqual(await read(await watch(), 2), ['a queued', 'ready']);
  });

  it('tells one that comes back what it has missed, if that is not too long ago', async () => {
    await put('old', { status: 'indexed' });
    now += 10_000;
    const lastSeen = new Date(now).toISOString();
    await put('a', { status: 'failed' });
    now += 60_000;
    assert.deepEqual(await read(await watch({ lastSeen }), 2), ['a failed', 'ready']);
    assert.deepEqual(await read(await watch({ lastSeen: 'nonsense' }), 1), ['ready']);
    now += 3_600_000;
    assert.deepEqual(await read(await watch({ lastSeen }), 1), ['ready']);
  });

  it('goes on after the store has failed, and tells of the trouble once', async () => {
    const queue = await watch();
    store.isDown = true;
    for (let made = 0; made < 3; made += 1) await tick();
    assert.equal(troubles.length, 1);
    await put('a');
    store.isDown = false;
    await tick();
    assert.deepEqual(await read(queue, 2), ['ready', 'a queued']);
    store.isDown = true;
    await tick();
    assert.equal(troubles.length, 2);
  });

  it('refuses a watch that cannot begin, and the next one may', async () => {
    store.isDown = true;
    await assert.rejects(watch(), { code: 'store_unavailable' });
    store.isDown = false;
    assert.deepEqual(await read(await watch(), 1), ['ready']);
  });

  it('serves fifty watchers, of all tenants together', async () => {
    const queues = await Promise.all(
      Array.from({ length: 50 }, (_, index) => watch({ tenantId: `t${index % 3}` })),
    );
    await assert.rejects(watch(), { code: 'too_many_streams', retryAfter: 30 });
    await queues[0]?.return();
    await watch();
  });
});
