import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { DocumentRecord } from '../../shared/domain/document.ts';
import type { DocumentStore } from '../../shared/ports/document-store.ts';
import { aDocument } from '../support/a-document.ts';

let made = 0;
const newTenant = () => `tenant-${(made += 1)}`;

function record(tenantId: string, id: string, more: Partial<DocumentRecord> = {}): DocumentRecord {
  return aDocument({ tenantId, id, metadata: { groups: [], tags: ['a'] }, ...more });
}

/** What every DocumentStore does. */
export function documentStoreContract(open: () => Promise<DocumentStore>): void {
  describe('a document store', () => {
    it('gives back what was written, within its tenant only', async () => {
      const store = await open();
      const tenant = newTenant();
      const written = record(tenant, 'one', { error: { code: 'no_text', message: 'No text.' } });
      assert.deepEqual(await store.update(tenant, 'one', () => written), written);
      assert.deepEqual(await store.get(tenant, 'one'), written);
      assert.equal(await store.get(newTenant(), 'one'), undefined);
      assert.deepEqual((await store.list(newTenant(), { limit: 10 })).items, []);
    });

    it('leaves a record alone when the change returns nothing', async () => {
      const store = await open();
      const tenant = newTenant();
      assert.equal(await store.update(tenant, 'one', () => undefined), undefined);
      const written = record(tenant, 'one');
      await store.update(tenant, 'one', () => written);
      assert.deepEqual(await store.update(tenant, 'one', () => undefined), written);
    });

    it('loses no change when several are made at the same time', async () => {
      const store = await open();
      const tenant = newTenant();
      await store.update(tenant, 'one', () => record(tenant, 'one'));
      await Promise.all(
        Array.from({ length: 6 }, () =>
          store.update(tenant, 'one', (current) =>
            current ? { ...current, chunks: current.chunks + 1 } : undefined,
          ),
        ),
      );
      assert.equal((await store.get(tenant, 'one'))?.chunks, 6);
    });

    it('creates only once when several try at the same time', async () => {
      const store = await open();
      const tenant = newTenant();
      await Promise.all(
        Array.from({ length: 4 }, () =>
          store.update(tenant, 'one', (current) =>
            current ? { ...current, chunks: current.chunks + 1 } : record(tenant, 'one'),
          ),
        ),
      );
      assert.equal((await store.get(tenant, 'one'))?.chunks, 3);
    });

    it('lists by last change, newest first, in pages and by status', async () => {
      const store = await open();
      const tenant = newTenant();
      for (const [index, id] of ['a', 'b', 'c', 'd'].entries()) {
        const status = id === 'b' ? 'failed' : 'indexed';
        const updatedAt = `2026-01-01T00:00:0${index}.000Z`;
        await store.update(tenant, id, () => record(tenant, id, { status, updatedAt }));
      }
      const first = await store.list(tenant, { limit: 3 });
      assert.deepEqual(
        first.items.map(({ id }) => id),
        ['d', 'c', 'b'],
      );
      const second = await store.list(tenant, { limit: 3, continuation: first.continuation });
      assert.deepEqual(
        second.items.map(({ id }) => id),
        ['a'],
      );
      assert.equal(second.continuation, undefined);
      const failed = await store.list(tenant, { limit: 3, statuses: ['failed'] });
      assert.deepEqual(
        failed.items.map(({ id }) => id),
        ['b'],
      );
    });

    it('tells what changed since a moment, in the order of the changes', async () => {
      const store = await open();
      const tenant = newTenant();
      const changes = { a: '01', b: '03', c: '02', d: '02', e: '04' };
      for (const [id, seconds] of Object.entries(changes)) {
        const updatedAt = `2026-01-01T00:00:${seconds}.000Z`;
        await store.update(tenant, id, () => record(tenant, id, { updatedAt }));
      }
      const since = async (time: string, limit: number) => {
        const changed = await store.changedSince(tenant, { since: time, limit });
        return changed.map((change) => change.type === 'document' && change.record.id);
      };
      assert.deepEqual(await since('2026-01-01T00:00:02.000Z', 9), ['c', 'd', 'b', 'e']);
      assert.deepEqual(await since('2026-01-01T00:00:02.000Z', 2), ['c', 'd']);
      assert.deepEqual(await since('2026-01-01T00:00:04.001Z', 9), []);
      const elsewhere = await store.changedSince(newTenant(), { since: '2025', limit: 9 });
      assert.deepEqual(elsewhere, []);
    });

    it('tells what was removed until it is stored anew, and lists nothing of it', async () => {
      const store = await open();
      const tenant = newTenant();
      // Before the removals, whose time is the store's own: the same millisecond would leave the order open.
      const began = new Date(Date.now() - 1000).toISOString();
      for (const id of ['a', 'b', 'c']) {
        await store.update(tenant, id, () => record(tenant, id, { updatedAt: began }));
      }
      await store.remove(tenant, 'a');
      await store.remove(tenant, 'b');
      await store.remove(tenant, 'c', () => false);
      const anew = '2999-01-01T00:00:00.000Z';
      await store.update(tenant, 'a', () => record(tenant, 'a', { updatedAt: anew }));
      const changed = await store.changedSince(tenant, { since: began, limit: 9 });
      const told = changed.map((change) =>
        change.type === 'document' ? change.record.id : `${change.documentId} removed`,
      );
      assert.deepEqual(told, ['c', 'b removed', 'a']);
      for (const change of changed) {
        if (change.type === 'removed') assert.ok(change.at >= began && change.at < anew);
      }
      const listed = await store.list(tenant, { limit: 9 });
      assert.deepEqual(
        listed.items.map(({ id }) => id),
        ['a', 'c'],
      );
      const scanned = await store.scan(tenant, { limit: 9 });
      assert.deepEqual(
        scanned.map(({ id }) => id),
        ['a', 'c'],
      );
      assert.equal(await store.get(tenant, 'b'), undefined);
      assert.equal(await store.update(tenant, 'b', () => undefined), undefined);
      await store.remove(tenant, 'b');
    });

    it('goes through a tenant by id, whatever changes meanwhile', async () => {
      const store = await open();
      const tenant = newTenant();
      for (const id of ['c', 'a', 'd', 'b']) {
        await store.update(tenant, id, () => record(tenant, id));
      }
      const first = await store.scan(tenant, { limit: 2 });
      assert.deepEqual(
        first.map(({ id }) => id),
        ['a', 'b'],
      );
      await store.update(tenant, 'd', (current) => current && { ...current, updatedAt: '2026-02' });
      const second = await store.scan(tenant, { limit: 9, after: 'b' });
      assert.deepEqual(
        second.map(({ id }) => id),
        ['c', 'd'],
      );
      assert.deepEqual(await store.scan(tenant, { limit: 9, after: 'd' }), []);
      assert.deepEqual(await store.scan(newTenant(), { limit: 9 }), []);
    });

    it('removes a record only if it is still the one that is meant', async () => {
      const store = await open();
      const tenant = newTenant();
      const written = record(tenant, 'one', { version: 'v2' });
      await store.update(tenant, 'one', () => written);
      await store.remove(tenant, 'one', ({ version }) => version === 'v1');
      assert.deepEqual(await store.get(tenant, 'one'), written);
      await store.remove(tenant, 'one', (current) => current.version === 'v2');
      assert.equal(await store.get(tenant, 'one'), undefined);
      await store.remove(tenant, 'one', () => true);
    });

    it('removes a record, and does not mind one that is gone', async () => {
      const store = await open();
      const tenant = newTenant();
      await store.update(tenant, 'one', () => record(tenant, 'one'));
      await store.remove(tenant, 'one');
      assert.equal(await store.get(tenant, 'one'), undefined);
      await store.remove(tenant, 'one');
    });
  });
}
