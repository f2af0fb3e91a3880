import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it, mock } from 'node:test';
import { holdLease } from '../../../../shared/http/idempotency/hold-lease.ts';
import type { KeptReply, Reservation } from '../../../../shared/ports/idempotency-store.ts';

const clock = { now: () => new Date('2026-01-01T00:00:00Z') };
const reply: KeptReply = { status: 202, headers: {}, body: '{}' };
const settled = () => new Promise(setImmediate);

describe('holdLease', () => {
  let done: string[];
  let warnings: string[];
  /** Answers of the renewals that were asked for. */
  let renewals: PromiseWithResolvers<boolean>[];

  const reservation: Reservation = {
    renew: (until) => {
      done.push(`renew until ${until.toISOString()}`);
      const renewal = Promise.withResolvers<boolean>();
      renewals.push(renewal);
      return renewal.promise;
    },
    keep: async () => done.push('keep') > 0,
    release: async () => void done.push('release'),
  };
  const hold = () => holdLease(reservation, clock, { warn: (what) => warnings.push(what) });

  beforeEach(() => {
    done = [];
    warnings = [];
    renewals = [];
    mock.timers.enable({ apis: ['setInterval'] });
  });

  afterEach(() => mock.timers.reset());

  it('renews while the request lasts, one renewal at a time', async () => {
    const lease = hold();
    mock.timers.tick(30_000);
    assert.deepEqual(done, ['renew until 2026-01-01T00:00:30.000Z']);
    renewals[0]?.resolve(true);
    await settled();
    mock.timers.tick(10_000);
    assert.equal(done.length, 2);
    const ended = lease.end(reply);
    await settled();
    assert.equal(done.length, 2, 'The reply waits for the renewal, whose outcome it builds on.');
    renewals[1]?.resolve(true);
    await ended;
    assert.equal(done.at(-1), 'keep');
    mock.timers.tick(60_000);
    assert.equal(done.length, 3);
    assert.deepEqual(warnings, []);
  });

  it('goes on after a renewal that failed', async () => {
    const lease = hold();
    mock.timers.tick(10_000);
    renewals[0]?.reject(new Error('away'));
    await settled();
    mock.timers.tick(10_000);
    assert.equal(done.length, 2);
    assert.deepEqual(warnings, ['An idempotency key could not be held.']);
    renewals[1]?.resolve(true);
    await lease.end(undefined);
    assert.equal(done.at(-1), 'release');
  });

  it('says that the key was lost, and stops', async () => {
    const lease = hold();
    mock.timers.tick(10_000);
    renewals[0]?.resolve(false);
    await settled();
    mock.timers.tick(60_000);
    assert.equal(done.length, 1);
    assert.deepEqual(warnings, ['An idempotency key was lost while its request was executed.']);
    await lease.end(reply);
  });
});
