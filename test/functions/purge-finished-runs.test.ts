import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import { purgeFinishedRuns } from '../../functions/purge-finished-runs.ts';
import { df } from '../local/durable/support/functions-app.ts';
import { HubHarness } from '../local/durable/support/hub-harness.ts';

const dayMs = 86_400_000;

df.app.activity('nothing', { handler: () => 'done' });
df.app.orchestration('short', function* (context) {
  yield context.df.callActivity('nothing');
});
df.app.orchestration('broken', function* (context) {
  yield context.df.callActivity('nothing');
  throw new Error('broken');
});
df.app.orchestration('waiting', function* (context) {
  yield context.df.waitForExternalEvent('go');
});

let hub: HubHarness;
before(async () => (hub = await HubHarness.start()));
after(() => hub.close());

it('forgets what ended and began long ago, and nothing that is lately or at work', async () => {
  await hub.run('short');
  await hub.run('broken');
  const waiting = await hub.client.startNew('waiting');
  await hub.reaches(waiting, 'Running');
  hub.clock.advance(20 * dayMs);
  const late = await hub.run('short');
  const now = () => new Date(hub.clock.now());
  assert.equal(await purgeFinishedRuns(hub.client, now()), 0);
  hub.clock.advance(11 * dayMs);
  assert.equal(await purgeFinishedRuns(hub.client, now()), 2);
  assert.equal(await purgeFinishedRuns(hub.client, now()), 0);
  const left = await hub.client.getStatusAll();
  const ids = left.map(({ instanceId }) => instanceId).sort();
  assert.deepEqual(ids, [late.instanceId, waiting].sort());
});
