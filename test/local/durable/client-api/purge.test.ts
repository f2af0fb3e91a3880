import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';

import { df } from '../support/functions-app.ts';
import { HubHarness } from '../support/hub-harness.ts';
import { nothing, type Orchestration } from '../support/orchestration.ts';

df.app.orchestration('quick', function* (): Orchestration {
  yield* nothing;
  return 'done';
});
df.app.orchestration('fails', function* (): Orchestration {
  yield* nothing;
  throw new Error('wrong');
});
df.app.orchestration('idle', function* (context): Orchestration {
  return yield context.df.waitForExternalEvent('end');
});

describe('purging', () => {
  let hub: HubHarness;
  let start: Date;
  before(async () => (hub = await HubHarness.start()));
  after(() => hub.close());
  beforeEach(() => {
    hub.clock.advance(60_000);
    start = new Date(hub.clock.now());
  });

  it('deletes one finished instance', async () => {
    const { instanceId } = await hub.run('quick');
    assert.equal((await hub.client.purgeInstanceHistory(instanceId)).instancesDeleted, 1);
    await assert.rejects(hub.client.getStatus(instanceId), /404/);
    assert.equal((await hub.client.purgeInstanceHistory(instanceId)).instancesDeleted, 0);
  });

  it('refuses an instance that still runs', async () => {
    const id = await hub.client.startNew('idle');
    await assert.rejects(hub.client.purgeInstanceHistory(id), /412.*terminal state/);
    await hub.client.raiseEvent(id, 'end', 1);
    await hub.reaches(id, 'Completed');
  });

  it('deletes the finished instances of a time span and status', async () => {
    const quick = await hub.run('quick');
    const failed = await hub.run('fails');
    hub.clock.advance(1000);
    const later = await hub.run('quick');
    const idle = await hub.client.startNew('idle');
    const createdTimeTo = new Date(hub.clock.now() - 500);

    const filter = {
      createdTimeFrom: start,
      createdTimeTo,
      runtimeStatus: [df.OrchestrationRuntimeStatus.Completed],
    };
    assert.equal((await hub.client.purgeInstanceHistoryBy(filter)).instancesDeleted, 1);
    await assert.rejects(hub.client.getStatus(quick.instanceId), /404/);
    await hub.client.getStatus(failed.instanceId);
    await hub.client.getStatus(later.instanceId);

    const all = await hub.client.purgeInstanceHistoryBy({ createdTimeFrom: start });
    assert.equal(all.instancesDeleted, 2);
    await hub.client.getStatus(idle);
  });

  it('deletes nothing when nothing matches', async () => {
    const none = await hub.client.purgeInstanceHistoryBy({ createdTimeFrom: start });
    assert.equal(none.instancesDeleted, 0);
  });

  it('needs a start time', async () => {
    await assert.rejects(hub.client.purgeInstanceHistoryBy({}), /400.*createdTimeFrom/);
  });
});
