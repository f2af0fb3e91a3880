import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Alarm } from '../../../../../local/services/service-bus/broker/alarm.ts';
import { FakeClock } from '../../../host/fake-clock.ts';

describe('Alarm', () => {
  const setUp = () => {
    const clock = new FakeClock('2026-01-01T00:00:00Z');
    const rings: number[] = [];
    const start = clock.now();
    const alarm = new Alarm(clock, () => rings.push(clock.now() - start));
    const moveTo = (ms: number) => clock.moveTo(new Date(start + ms).toISOString());
    return { alarm, rings, moveTo, at: (ms: number) => alarm.setNoLaterThan(start + ms) };
  };

  it('rings once, at the earliest time it was set to', async () => {
    const { rings, moveTo, at } = setUp();
    at(5_000);
    at(2_000);
    at(9_000);
    await moveTo(20_000);
    assert.deepEqual(rings, [2_000]);
  });

  it('waits for longer than one timer', async () => {
    const { rings, moveTo, at } = setUp();
    at(200_000);
    await moveTo(199_999);
    assert.deepEqual(rings, []);
    await moveTo(200_000);
    assert.deepEqual(rings, [200_000]);
  });

  it('rings at once when the time has passed, and never for never', async () => {
    const { rings, moveTo, at } = setUp();
    at(Infinity);
    await moveTo(1_000);
    assert.deepEqual(rings, []);
    at(500);
    await moveTo(1_000);
    assert.deepEqual(rings, [1_000]);
  });

  it('does not ring once it was stopped', async () => {
    const { alarm, rings, moveTo, at } = setUp();
    at(1_000);
    alarm.stop();
    await moveTo(2_000);
    assert.deepEqual(rings, []);
  });
});
