import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';

import { df } from './support/functions-app.ts';
import { HubHarness } from './support/hub-harness.ts';
import type { Orchestration } from './support/orchestration.ts';

df.app.activity('echo', { handler: (input: unknown) => input });
df.app.orchestration('reuses', function* (context): Orchestration {
  const deadline = context.df.createTimer(
    new Date(context.df.currentUtcDateTime.getTime() + 60_000),
  );
  const { any } = context.df.Task;
  yield any([deadline, context.df.callActivity('echo', 1)]);
  yield any([deadline, context.df.waitForExternalEvent('end')]);
  deadline.cancel();
  return 'done';
});
df.app.orchestration('repeats', function* (context): Orchestration {
  const call = () => context.df.callActivity('echo', 'same');
  yield context.df.Task.all([call(), call()]);
  return yield context.df.Task.all([call(), call()]);
});

describe('a task that is passed to Task.any twice', () => {
  let hub: HubHarness;
  before(async () => (hub = await HubHarness.start()));
  after(() => hub.close());

  it('is warned of', async () => {
    const id = await hub.client.startNew('reuses');
    await hub.client.raiseEvent(id, 'end', 1);
    assert.equal((await hub.reaches(id, 'Completed')).output, 'done');
    const [warning] = hub.logged.filter(({ level }) => level === 'warning');
    assert.match(warning?.message ?? '', /'reuses' passes a timer to Task\.all or Task\.any/);
  });

  it('is not confused with an equal task', async () => {
    const seen = hub.logged.length;
    assert.deepEqual((await hub.run('repeats')).output, ['same', 'same']);
    assert.ok(hub.logged.slice(seen).every(({ level }) => level === 'information'));
  });
});
