import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { ServiceBusReceivedMessage } from '@azure/service-bus';
import { keepLocked } from '../../../../local/host/service-bus/lock-renewal.ts';
import { FakeClock } from '../fake-clock.ts';
import { aMessage } from './a-message.ts';

const start = '2026-03-01T08:00:00Z';
const at = (seconds: number) => new Date(Date.parse(start) + seconds * 1000);

/** A message whose lock lasts `lockSeconds` from each renewal on; `renewals` says when it was renewed. */
const setUp = (lockSeconds: number) => {
  const clock = new FakeClock(start);
  const message = aMessage({ lockedUntilUtc: at(lockSeconds) });
  const renewals: number[] = [];
  const failures: unknown[] = [];
  const renew = async (locked: ServiceBusReceivedMessage) => {
    renewals.push((clock.now() - Date.parse(start)) / 1000);
    locked.lockedUntilUtc = new Date(clock.now() + lockSeconds * 1000);
  };
  const keep = (maxDurationMs: number, by = renew) =>
    keepLocked(message, {
      renew: by,
      maxDurationMs,
      onFailure: (error) => failures.push(error),
      clock,
    });
  return { clock, renewals, failures, keep };
};

describe('keepLocked', () => {
  it('renews ten seconds before a lock ends, up to the longest duration', async () => {
    const { clock, renewals, keep } = setUp(60);
    keep(180_000);
    await clock.moveTo('2026-03-01T09:00:00Z');
    assert.deepEqual(renewals, [50, 100, 150]);
  });

  it('renews a short lock when half of it is over', async () => {
    const { clock, renewals, keep } = setUp(4);
    const stop = keep(60_000);
    await clock.moveTo('2026-03-01T08:00:07Z');
    stop();
    await clock.moveTo('2026-03-01T09:00:00Z');
    assert.deepEqual(renewals, [2, 4, 6]);
  });

  it('leaves the lock alone when it is not to be renewed', async () => {
    const { clock, renewals, keep } = setUp(60);
    keep(0);
    await clock.moveTo('2026-03-01T09:00:00Z');
    assert.deepEqual(renewals, []);
  });

  it('ends with the first failure and tells of it', async () => {
    const { clock, failures, keep } = setUp(60);
    keep(600_000, async () => {
      throw new Error('lock lost');
    });
    await clock.moveTo('2026-03-01T09:00:00Z');
    assert.deepEqual(failures.map(String), ['Error: lock lost']);
  });

  it('does not tell of a failure after the message was settled', async () => {
    const { clock, failures, keep } = setUp(60);
    const answer = Promise.withResolvers<never>();
    const stop = keep(600_000, () => answer.promise);
    await clock.moveTo('2026-03-01T08:00:50Z');
    stop();
    answer.reject(new Error('lock lost'));
    await clock.moveTo('2026-03-01T09:00:00Z');
    assert.deepEqual(failures, []);
  });
});
