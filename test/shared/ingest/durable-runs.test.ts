import assert from 'node:assert/strict';
import { test } from 'node:test';
import { durableRuns, type DurableClientLike } from '../../../shared/ingest/durable-runs.ts';

function clientWith(values: Partial<DurableClientLike>): DurableClientLike {
  return {
    getStatus: () => Promise.reject(new Error('The operation failed: HTTP 404.')),
    startNew: async (_, { instanceId }) => instanceId,
    ...values,
  };
}

test('an instance that is not known has no status; other failures are passed on', async () => {
  assert.equal(await durableRuns(clientWith({})).status('a'), undefined);
  const failing = clientWith({ getStatus: () => Promise.reject(new Error('HTTP 500')) });
  await assert.rejects(durableRuns(failing).status('a'), /HTTP 500/u);
  const known = { runtimeStatus: 'Running', output: null, more: 'of it' };
  const runs = durableRuns(clientWith({ getStatus: async () => known }));
  assert.deepEqual(await runs.status('a'), { runtimeStatus: 'Running', output: null });
});

test('starting what another starter began at the same moment is no error', async () => {
  const startNew = () => Promise.reject(new Error('An instance a already exists.'));
  const running = { runtimeStatus: 'Pending', output: null };
  const raced = clientWith({ startNew, getStatus: async () => running });
  await durableRuns(raced).start('ingest', 'a', {});
  const ended = { runtimeStatus: 'Completed', output: null };
  const refused = clientWith({ startNew, getStatus: async () => ended });
  await assert.rejects(durableRuns(refused).start('ingest', 'a', {}), /already exists/u);
  await assert.rejects(durableRuns(clientWith({ startNew })).start('ingest', 'a', {}));
});
