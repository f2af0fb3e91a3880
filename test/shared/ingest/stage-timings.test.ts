import assert from 'node:assert/strict';
import { test } from 'node:test';
import { changedTimings, firstTimings, isWorking } from '../../../shared/ingest/stage-timings.ts';

const at = (seconds: number) => new Date(Date.UTC(2026, 0, 1, 0, 0, seconds)).toISOString();

test('a stage that is left gets its duration, the next one its start', () => {
  const queued = firstTimings(at(0));
  const parsing = changedTimings({ timings: queued, status: 'queued' }, 'parsing', at(2));
  assert.deepEqual(parsing, {
    queued: { startedAt: at(0), ms: 2000 },
    parsing: { startedAt: at(2) },
  });
  assert.deepEqual(changedTimings({ timings: parsing, status: 'parsing' }, 'failed', at(5)), {
    queued: { startedAt: at(0), ms: 2000 },
    parsing: { startedAt: at(2), ms: 3000 },
  });
});

test('progress within a stage leaves its timing alone', () => {
  const timings = firstTimings(at(0));
  assert.equal(changedTimings({ timings, status: 'queued' }, 'queued', at(9)), timings);
});

test('a stage that is worked on again is timed anew', () => {
  const timings = { parsing: { startedAt: at(1), ms: 1000 }, embedding: { startedAt: at(2) } };
  const again = changedTimings({ timings, status: 'embedding' }, 'parsing', at(4));
  assert.deepEqual(again, {
    parsing: { startedAt: at(4) },
    embedding: { startedAt: at(2), ms: 2000 },
  });
});

test('clocks that differ never give a negative duration', () => {
  const { queued } = changedTimings(
    { timings: firstTimings(at(5)), status: 'queued' },
    'parsing',
    at(4),
  );
  assert.equal(queued?.ms, 0);
});

test('end states are no stages', () => {
  assert.ok(isWorking('queued') && isWorking('indexing'));
  assert.ok(!isWorking('indexed') && !isWorking('failed') && !isWorking('deleting'));
});
