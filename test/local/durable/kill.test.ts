import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { createInterface } from 'node:readline';
import { after, before, describe, it } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';

import { HistoryEventType } from '../../../local/durable/history-event.ts';
import { seeded } from './support/seeded.ts';

const KILLS = 5;
const DEADLINE_MS = 30_000;
const HOST = path.join(import.meta.dirname, 'support', 'killable-host.ts');

describe('a host that is killed again and again', () => {
  let directory: string;
  let status: { runtimeStatus: string; output: Record<string, unknown> } | undefined;
  let killed = 0;

  /** Runs the host to its end, or kills it some time after it is ready. */
  async function runHost(killAfterMs?: number): Promise<string | undefined> {
    const files = ['hub.db', 'effects.txt'].map((name) => path.join(directory, name));
    const options = ['--disable-warning=ExperimentalWarning'];
    const child = spawn(process.execPath, [...options, HOST, ...files], {
      stdio: ['ignore', 'pipe', 'inherit'],
      timeout: DEADLINE_MS,
      killSignal: 'SIGKILL',
    });
    const exited = new Promise((resolve) => child.once('exit', resolve));
    let result: string | undefined;
    for await (const line of createInterface({ input: child.stdout })) {
      if (line !== 'ready') {
        result = line;
      } else if (killAfterMs !== undefined) {
        await delay(killAfterMs);
        child.kill('SIGKILL');
      }
    }
    await exited;
    return result;
  }

  before(async () => {
    directory = mkdtempSync(path.join(tmpdir(), 'killed-hub-'));
    const random = seeded(20260101);
    for (let round = 0; round < KILLS; round++) {
      if ((await runHost(5 + random() * 75)) !== undefined) break;
      killed++;
    }
    const result = await runHost();
    status = JSON.parse(result ?? '{}') as typeof status;
  });
  after(() => rmSync(directory, { recursive: true }));

  function history(instanceId: string): Record<string, unknown>[] {
    const database = new DatabaseSync(path.join(directory, 'hub.db'));
    const rows = database
      .prepare('SELECT event FROM history WHERE instance_id = ? ORDER BY seq')
      .all(instanceId);
    database.close();
    return rows.map((row) => JSON.parse(String(row.event)) as Record<string, unknown>);
  }

  it('was killed while it worked', () => {
    assert.equal(killed, KILLS);
  });

  it('completes with the right result', () => {
    const square = (values: number[]) => values.map((value) => value * value);
    assert.equal(status?.runtimeStatus, 'Completed');
    assert.deepEqual(status.output, {
      fanOut: square(Array.from({ length: 20 }, (_, index) => index)),
      retried: 'recovered',
      children: [square([20, 21, 22]), square([23, 24]), square([25])],
      event: 'gone',
    });
  });

  it('ran every activity at least once', () => {
    const lines = new Set(readFileSync(path.join(directory, 'effects.txt'), 'utf8').split('\n'));
    for (let value = 0; value <= 25; value++) assert.ok(lines.has(`square ${value}`), `${value}`);
  });

  it('has each event once in its history', () => {
    const events = history('one');
    const count = (type: number) => events.filter(({ EventType }) => EventType === type).length;
    assert.equal(count(HistoryEventType.ExecutionStarted), 1);
    assert.equal(count(HistoryEventType.ExecutionCompleted), 1);
    assert.equal(
      count(HistoryEventType.OrchestratorStarted),
      count(HistoryEventType.OrchestratorCompleted),
    );
    const scheduled = events.map(({ EventId }) => EventId as number).filter((id) => id >= 0);
    assert.deepEqual(
      scheduled,
      scheduled.map((_, index) => index),
    );
    const results = events
      .map(({ TaskScheduledId, TimerId }) => (TaskScheduledId ?? TimerId) as number | undefined)
      .filter((id) => id !== undefined);
    assert.deepEqual(
      results.toSorted((a, b) => a - b),
      scheduled,
    );
  });
});
