import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { WatchEvent } from '../../../../shared/ingest/watch/watch-event.ts';
import { WatchQueue } from '../../../../shared/ingest/watch/watch-queue.ts';
import { aDocument } from '../../../support/a-document.ts';

const news = (id: string, done: number): WatchEvent => ({
  type: 'document',
  record: aDocument({ id, progress: { done, total: 9 } }),
});
const removed = (id: string): WatchEvent => ({ type: 'removed', documentId: id, at: '2026' });
const isDone = async (queue: WatchQueue) => (await queue.next()).done;

test('Events come in the order in which they were pushed', async () => {
  const queue = new WatchQueue(() => undefined);
  const waiting = queue.next();
  for (const event of [news('a', 1), news('b', 1), { type: 'ready', at: '2026' } as const]) {
    queue.push(event);
  }
  assert.deepEqual((await waiting).value, news('a', 1));
  assert.deepEqual((await queue.next()).value, news('b', 1));
  assert.deepEqual((await queue.next()).value, { type: 'ready', at: '2026' });
});

test('Of a document only the last news waits', async () => {
  const queue = new WatchQueue(() => undefined);
  for (const event of [news('a', 1), news('b', 1), news('a', 2), removed('b'), news('a', 3)]) {
    queue.push(event);
  }
  assert.deepEqual((await queue.next()).value, removed('b'));
  assert.deepEqual((await queue.next()).value, news('a', 3));
});

test('A watcher that has stopped reading is given up; one that lags behind is not', async () => {
  let closed = 0;
  const queue = new WatchQueue(() => (closed += 1));
  for (let id = 0; id < 2000; id += 1) queue.push(news(String(id), 1));
  queue.push(news('0', 2));
  assert.equal(await isDone(queue), false);
  for (const id of ['one', 'more']) queue.push(news(id, 1));
  assert.equal(closed, 1);
  assert.equal(await isDone(queue), true);
});

test('Returning ends a wait at once, drops what is left and tells of it once', async () => {
  let closed = 0;
  const queue = new WatchQueue(() => (closed += 1));
  const waiting = queue.next();
  await queue.return();
  assert.equal((await waiting).done, true);
  queue.push(news('a', 1));
  queue.close();
  assert.equal(await isDone(queue), true);
  assert.equal(closed, 1);
});
