import assert from 'node:assert/strict';
import type { DatabaseSync } from 'node:sqlite';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, beforeEach, describe, it } from 'node:test';
import { openHostStore } from '../../../../local/host/open-host-store.ts';
import { parseSchedule } from '../../../../local/host/timer/parse-schedule.ts';
import { ScheduleStatusStore } from '../../../../local/host/timer/schedule-status.ts';
import {
  TimerListener,
  type TimerListenerOptions,
} from '../../../../local/host/timer/timer-listener.ts';
import { FakeClock } from '../fake-clock.ts';

interface TimerData {
  readonly IsPastDue: boolean;
  readonly ScheduleStatus: { readonly Last: string; readonly Next: string };
}

describe('TimerListener', () => {
  const directory = mkdtempSync(join(tmpdir(), 'grounded-timer-'));
  let database: DatabaseSync;
  let clock: FakeClock;
  let runs: { at: string; data: TimerData }[];

  beforeEach(() => {
    rmSync(directory, { recursive: true, force: true });
    database = openHostStore(directory);
    clock = new FakeClock('2026-03-01T00:00:00Z');
    runs = [];
  });
  after(() => rmSync(directory, { recursive: true, force: true }));

  const create = (options: Partial<TimerListenerOptions> = {}) =>
    new TimerListener({
      functionName: 'tidy',
      schedule: parseSchedule('0 0 * * * *'),
      runOnStartup: false,
      useMonitor: true,
      statuses: new ScheduleStatusStore(database),
      clock,
      run: (data) => {
        runs.push({
          at: new Date(clock.now()).toISOString(),
          data: JSON.parse(data.json ?? '') as TimerData,
        });
        return Promise.resolve();
      },
      ...options,
    });
  const times = () => runs.map(({ at }) => at.slice(11, 16));

  it('runs at each occurrence and tells when it ran last', async () => {
    create().start();
    await clock.moveTo('2026-03-01T02:30:00Z');
    assert.deepEqual(times(), ['01:00', '02:00']);
    assert.equal(runs[0]?.data.ScheduleStatus.Last, '0001-01-01T00:00:00+00:00');
    assert.equal(runs[1]?.data.ScheduleStatus.Last, '2026-03-01T01:00:00.000Z');
    assert.equal(runs[1].data.ScheduleStatus.Next, '2026-03-01T02:00:00.000Z');
    assert.equal(runs[1].data.IsPastDue, false);
  });

  it('goes on after a run that failed', async () => {
    let calls = 0;
    create({
      run: () => {
        calls += 1;
        return Promise.reject(new Error('deliberate'));
      },
    }).start();
    await clock.moveTo('2026-03-01T03:00:00Z');
    assert.equal(calls, 3);
  });

  it('never runs twice at once, and skips what it missed meanwhile', async () => {
    const long = Promise.withResolvers<undefined>();
    let calls = 0;
    create({
      run: () => {
        calls += 1;
        return calls === 1 ? long.promise : Promise.resolve();
      },
    }).start();
    await clock.moveTo('2026-03-01T05:30:00Z');
    assert.equal(calls, 1);
    long.resolve(undefined);
    await new Promise(setImmediate);
    await clock.moveTo('2026-03-01T06:00:00Z');
    assert.equal(calls, 2);
  });

  it('makes up for a run that was missed while the host was down, once', async () => {
    const first = create();
    first.start();
    await clock.moveTo('2026-03-01T01:30:00Z');
    await first.stop();
    await clock.moveTo('2026-03-01T04:10:00Z');
    assert.deepEqual(times(), ['01:00']);

    create().start();
    await clock.moveTo('2026-03-01T05:00:00Z');
    assert.deepEqual(times(), ['01:00', '04:10', '05:00']);
    assert.deepEqual(
      runs.map(({ data }) => data.IsPastDue),
      [false, true, false],
    );
  });

  it('forgets the status when the schedule changed, and without a monitor', async () => {
    const first = create();
    first.start();
    await clock.moveTo('2026-03-01T01:30:00Z');
    await first.stop();
    await clock.moveTo('2026-03-01T04:10:00Z');
    create({ schedule: parseSchedule('0 30 * * * *') }).start();
    create({ useMonitor: false }).start();
    await clock.moveTo('2026-03-01T04:20:00Z');
    assert.deepEqual(times(), ['01:00']);
  });

  it('runs at once with runOnStartup, which is not past due', async () => {
    create({ runOnStartup: true }).start();
    await clock.moveTo('2026-03-01T01:00:00Z');
    assert.deepEqual(times(), ['00:00', '01:00']);
    assert.equal(runs[0]?.data.IsPastDue, false);
  });

  it('waits longer than a timer can', async () => {
    create({ schedule: parseSchedule('0 0 0 1 6 *') }).start();
    await clock.moveTo('2026-05-31T23:59:59Z');
    assert.equal(runs.length, 0);
    await clock.moveTo('2026-06-01T00:00:00Z');
    assert.equal(runs.length, 1);
  });

  it('runs no more once stopped', async () => {
    const listener = create();
    listener.start();
    await listener.stop();
    await clock.moveTo('2026-03-01T09:00:00Z');
    assert.equal(runs.length, 0);
  });
});
