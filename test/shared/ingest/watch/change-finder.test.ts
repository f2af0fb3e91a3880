import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'node:test';
import type { DocumentRecord } from '../../../../shared/domain/document.ts';
import { ChangeFinder } from '../../../../shared/ingest/watch/change-finder.ts';
import { aDocument } from '../../../support/a-document.ts';
import { MemoryDocumentStore } from '../../../support/memory-document-store.ts';

const tenantId = 'acme';
let now: Date;
let store: MemoryDocumentStore;
let finder: ChangeFinder;
let written: number;

const clock = { now: () => now };
const pass = (seconds: number) => (now = new Date(now.getTime() + seconds * 1000));
const put = (id: string, more: Partial<DocumentRecord> = {}) =>
  store.update(tenantId, id, (current) => ({
    ...(current ?? aDocument({ id, tenantId })),
    updatedAt: now.toISOString(),
    version: `v${(written += 1)}`,
    ...more,
  }));
/** One round, a second later: `a parsing` for a change, `a removed`. */
const round = async () => {
  pass(1);
  const changes = await finder.round();
  return changes.map((change) =>
    change.type === 'document'
      ? `${change.record.id} ${change.record.status}`
      : `${change.documentId} removed`,
  );
};
const rounds = async (count: number) => {
  const found: string[] = [];
  for (let made = 0; made < count; made += 1) found.push(...(await round()));
  return found;
};

beforeEach(() => {
  now = new Date('2026-03-01T08:00:00Z');
  written = 0;
  store = new MemoryDocumentStore(clock);
  finder = new ChangeFinder(tenantId, store, clock);
});

describe('ChangeFinder', () => {
  it('begins with the documents under way and tells nothing of them until they change', async () => {
    await put('a', { status: 'parsing' });
    await put('b', { status: 'indexed' });
    pass(60);
    await finder.begin();
    assert.deepEqual(
      finder.underWay.map(({ id }) => id),
      ['a'],
    );
    assert.deepEqual(await rounds(30), []);
  });

  it('tells each change once, of old documents and new ones, within the tenant', async () => {
    await put('a', { status: 'indexed' });
    pass(60);
    await finder.begin();
    await put('a', { status: 'queued' });
    await put('b');
    await store.update('other', 'c', () => aDocument({ id: 'c', tenantId: 'other' }));
    assert.deepEqual(await round(), ['a queued', 'b queued']);
    await put('a', { status: 'indexed' });
    assert.deepEqual(await round(), ['a indexed']);
    assert.deepEqual(
      finder.underWay.map(({ id }) => id),
      ['b'],
    );
    assert.deepEqual(await rounds(30), []);
  });

  it('tells progress that was made within the same millisecond', async () => {
    await finder.begin();
    await put('a', { version: 'v', status: 'embedding', progress: { done: 1, total: 2 } });
    const at = now.toISOString();
    assert.deepEqual(await round(), ['a embedding']);
    await put('a', { version: 'v', updatedAt: at, progress: { done: 2, total: 2 } });
    assert.deepEqual(await round(), ['a embedding']);
  });

  it('finds a change whose writer was late or whose clock is behind', async () => {
    await finder.begin();
    pass(10);
    await round();
    await put('a', { updatedAt: new Date(now.getTime() - 3_000).toISOString() });
    assert.deepEqual(await round(), ['a queued']);
  });

  it('finds out in the end what became of a document whose change was missed', async () => {
    await put('a', { status: 'parsing' });
    await finder.begin();
    await put('a', { status: 'failed', updatedAt: '2026-01-01T00:00:00.000Z' });
    assert.deepEqual(await rounds(12), ['a failed']);
    assert.deepEqual(finder.underWay, []);
  });

  it('tells that a document is gone, and that it is there again', async () => {
    await put('a', { status: 'indexed' });
    pass(60);
    await finder.begin();
    await store.remove(tenantId, 'a');
    assert.deepEqual(await rounds(12), ['a removed']);
    await put('a');
    assert.deepEqual(await rounds(12), ['a queued']);
    await store.remove(tenantId, 'a');
    await put('a', { status: 'parsing' });
    assert.deepEqual(await rounds(12), ['a parsing']);
    await store.remove(tenantId, 'a');
    assert.deepEqual(await rounds(12), ['a removed']);
  });

  it('tells in the end of a removal that left no trace to be read in time', async () => {
    await put('a', { status: 'parsing' });
    pass(60);
    await finder.begin();
    pass(-60);
    await store.remove(tenantId, 'a');
    pass(60);
    assert.deepEqual(await rounds(12), ['a removed']);
  });

  it('reads a bounded number in one round and loses none', async () => {
    await finder.begin();
    for (let id = 0; id < 1_200; id += 1) {
      now = new Date(now.getTime() + 1);
      await put(`d${id}`, { status: 'indexed' });
    }
    const sizes = [await round(), await round(), await round(), await round()].map(
      (changes) => changes.length,
    );
    assert.equal(sizes[0], 500);
    assert.equal(
      sizes.reduce((sum, size) => sum + size),
      1_200,
    );
  });

  it('goes on when the clock is set back', async () => {
    await finder.begin();
    await round();
    pass(-3_600);
    await round();
    await put('a');
    assert.deepEqual(await round(), ['a queued']);
  });
});
