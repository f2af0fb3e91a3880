import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { IdempotencyStore, Reservation } from '../../shared/ports/idempotency-store.ts';

let made = 0;
const newId = () => `key-${(made += 1)}`;

const at = (seconds: number) => new Date(Date.UTC(2026, 0, 1, 0, 0, seconds));
const lease = (from: number) => ({ now: at(from), until: at(from + 30) });
const reply = { status: 202, headers: { location: '/api/documents/1' }, body: '{"id":"1"}' };

async function reserved(
  store: IdempotencyStore,
  id: string,
  from = 0,
  fingerprint = 'f',
): Promise<Reservation> {
  const outcome = await store.reserve('acme', id, fingerprint, lease(from));
  assert.equal(outcome.state, 'reserved');
  return outcome.reservation;
}

/** What every IdempotencyStore does. */
export function idempotencyStoreContract(open: () => Promise<IdempotencyStore>): void {
  describe('an idempotency store', () => {
    it('gives a key to one request, and its reply to those that follow', async () => {
      const store = await open();
      const id = newId();
      const reservation = await reserved(store, id);
      assert.deepEqual(await store.reserve('acme', id, 'f', lease(1)), { state: 'in-progress' });
      assert.ok(await reservation.keep(reply));
      for (const later of [2, 3000]) {
        const again = await store.reserve('acme', id, 'f', lease(later));
        assert.deepEqual(again, { state: 'kept', reply });
      }
    });

    it('keeps a reply without a body', async () => {
      const store = await open();
      const id = newId();
      await (await reserved(store, id)).keep({ status: 204, headers: {} });
      const again = await store.reserve('acme', id, 'f', lease(1));
      assert.deepEqual(again, { state: 'kept', reply: { status: 204, headers: {} } });
    });

    it('lets one of many at the same moment through', async () => {
      const store = await open();
      const id = newId();
      const outcomes = await Promise.all(
        Array.from({ length: 8 }, () => store.reserve('acme', id, 'f', lease(0))),
      );
      assert.equal(outcomes.filter(({ state }) => state === 'reserved').length, 1);
      assert.equal(outcomes.filter(({ state }) => state === 'in-progress').length, 7);
    });

    it('refuses another request under the same key, at work and afterwards', async () => {
      const store = await open();
      const id = newId();
      const reservation = await reserved(store, id);
      const other = { state: 'other-request' };
      assert.deepEqual(await store.reserve('acme', id, 'g', lease(1)), other);
      await reservation.keep(reply);
      assert.deepEqual(await store.reserve('acme', id, 'g', lease(1)), other);
    });

    it('keeps tenants apart', async () => {
      const store = await open();
      const id = newId();
      await (await reserved(store, id)).keep(reply);
      assert.equal((await store.reserve('other', id, 'g', lease(1))).state, 'reserved');
    });

    it('gives a key free when its request is released', async () => {
      const store = await open();
      const id = newId();
      await (await reserved(store, id)).release();
      await reserved(store, id, 1, 'another');
    });

    it('hands on what was broken off, and the one who lost it can no longer end it', async () => {
      const store = await open();
      const id = newId();
      const broken = await reserved(store, id);
      const next = await reserved(store, id, 31);
      assert.equal(await broken.renew(at(99)), false);
      assert.equal(await broken.keep({ ...reply, status: 500 }), false);
      await broken.release();
      assert.ok(await next.keep(reply));
      const again = await store.reserve('acme', id, 'f', lease(40));
      assert.deepEqual(again, { state: 'kept', reply });
    });

    it('holds what is renewed', async () => {
      const store = await open();
      const id = newId();
      const reservation = await reserved(store, id);
      assert.ok(await reservation.renew(at(60)));
      assert.deepEqual(await store.reserve('acme', id, 'f', lease(31)), { state: 'in-progress' });
      assert.ok(await reservation.keep(reply));
    });
  });
}
