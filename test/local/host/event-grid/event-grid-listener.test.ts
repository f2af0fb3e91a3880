import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, it } from 'node:test';
import type { EventGridEvent } from '../../../../local/host/event-grid/event-grid-event.ts';
import { EventGridListener } from '../../../../local/host/event-grid/event-grid-listener.ts';
import { PendingEvents } from '../../../../local/host/event-grid/pending-events.ts';
import { createHostLog, type HostLogEntry } from '../../../../local/host/host-log.ts';
import { openHostStore } from '../../../../local/host/open-host-store.ts';
import { FakeClock } from '../fake-clock.ts';

const start = '2026-03-01T08:00:00Z';
const anEvent = (id: string): EventGridEvent => ({
  id,
  topic: '/topic',
  subject: `/blobServices/default/containers/c/blobs/${id}`,
  eventType: 'Microsoft.Storage.BlobDeleted',
  eventTime: start,
  data: {},
  dataVersion: '',
  metadataVersion: '1',
});
/** Lets what can settle do so. */
const settle = () => new Promise(setImmediate);

describe('EventGridListener', () => {
  let directory: string;
  let database: DatabaseSync;
  let clock: FakeClock;
  let entries: HostLogEntry[];

  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'grounded-listener-'));
    database = openHostStore(directory);
    clock = new FakeClock(start);
    entries = [];
  });
  afterEach(() => {
    if (database.isOpen) database.close();
    rmSync(directory, { recursive: true });
  });

  const createListener = (run: (event: EventGridEvent) => Promise<unknown>, functionName = 'f') =>
    new EventGridListener({
      functionName,
      pending: new PendingEvents(database, functionName),
      wants: ({ data }) => data.for === undefined || data.for === functionName,
      run,
      retryMs: 500,
      maxDegreeOfParallelism: 2,
      clock,
      log: createHostLog(
        (entry) => entries.push(entry),
        () => true,
        clock,
      ),
    });

  it('waits twice as long before each further attempt, a minute at most', async () => {
    const attempts: number[] = [];
    const listener = createListener(async () => {
      attempts.push(clock.now() - Date.parse(start));
      throw new Error('not now');
    });
    listener.start();
    listener.publish(anEvent('a'));
    await clock.moveTo('2026-03-01T08:04:00Z');
    assert.deepEqual(
      attempts.map((ms) => ms / 1000),
      [0, 0.5, 1.5, 3.5, 7.5, 15.5, 31.5, 63.5, 123.5, 183.5],
    );
    await listener.stop();
  });

  it('drops an event after thirty attempts and says so', async () => {
    let attempts = 0;
    const listener = createListener(async () => {
      attempts += 1;
      throw new Error('never');
    });
    listener.start();
    listener.publish(anEvent('a'));
    await clock.moveTo('2026-03-01T10:00:00Z');
    assert.equal(attempts, 30);
    assert.deepEqual(
      entries.map((entry) => [entry.level, entry.kind === 'message' && entry.message]),
      [
        [
          'error',
          'The event Microsoft.Storage.BlobDeleted of /blobServices/default/containers/c/blobs/a is dropped after 30 attempts: Error: never',
        ],
      ],
    );
    assert.deepEqual(new PendingEvents(database, 'f').list(), []);
  });

  it('counts attempts across restarts', async () => {
    let attempts = 0;
    for (let restart = 0; restart < 40; restart += 1) {
      const listener = createListener(async () => {
        attempts += 1;
        throw new Error('never');
      });
      if (restart === 0) listener.publish(anEvent('a'));
      listener.start();
      await settle();
      await listener.stop();
    }
    assert.equal(attempts, 30);
  });

  it('gives an event that is told of twice while pending once, and to each function', async () => {
    const given: string[] = [];
    const listeners = ['f', 'g'].map((name) =>
      createListener(async ({ id }) => given.push(`${name} ${id}`), name),
    );
    for (const listener of listeners) {
      listener.publish(anEvent('a'));
      listener.publish(anEvent('a'));
      listener.start();
    }
    await settle();
    assert.deepEqual(given, ['f a', 'g a']);
  });

  it('keeps nothing that the function does not want', async () => {
    const given: string[] = [];
    const listener = createListener(async ({ id }) => given.push(id), 'f');
    listener.publish({ ...anEvent('a'), data: { for: 'g' } });
    listener.publish({ ...anEvent('b'), data: { for: 'f' } });
    listener.start();
    await settle();
    assert.deepEqual(given, ['b']);
    assert.deepEqual(new PendingEvents(database, 'f').list(), []);
  });

  it('runs no more at once than host.json allows, oldest first', async () => {
    const running: (() => void)[] = [];
    const given: string[] = [];
    const listener = createListener(({ id }) => {
      given.push(id);
      return new Promise<void>((resolve) => running.push(resolve));
    });
    listener.start();
    for (const id of ['a', 'b', 'c']) listener.publish(anEvent(id));
    await settle();
    assert.deepEqual(given, ['a', 'b']);
    running[1]?.();
    await settle();
    assert.deepEqual(given, ['a', 'b', 'c']);
    for (const resolve of running) resolve();
    await listener.stop();
  });

  it('keeps what is told of after the stop for the next start', async () => {
    const given: string[] = [];
    const listener = createListener(async ({ id }) => given.push(id));
    listener.start();
    await listener.stop();
    listener.publish(anEvent('a'));
    await settle();
    assert.equal(given.length, 0);
    createListener(async ({ id }) => given.push(id)).start();
    await settle();
    assert.deepEqual(given, ['a']);
  });

  it('keeps an event whose function ends after the store was closed', async () => {
    const end = Promise.withResolvers<undefined>();
    const listener = createListener(() => end.promise);
    listener.start();
    listener.publish(anEvent('a'));
    database.close();
    end.resolve(undefined);
    await listener.stop();
    database = openHostStore(directory);
    assert.deepEqual(
      new PendingEvents(database, 'f').list().map(({ id }) => id),
      ['a'],
    );
  });
});
