import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';

import { df } from './support/functions-app.ts';
import { HubHarness } from './support/hub-harness.ts';

df.app.activity('echo', { handler: (input) => input });
df.app.orchestration('chain', function* (context) {
  const values = context.df.getInput<unknown[]>();
  const results: unknown[] = [];
  for (const value of values) results.push(yield context.df.callActivity('echo', value));
  return results;
});

describe('an orchestration', () => {
  let hub: HubHarness;
  before(async () => (hub = await HubHarness.start()));
  after(() => hub.close());

  it('runs activities one after the other and passes every kind of value', async () => {
    const values = ['plain', '{"looks":"like JSON"}', '', 12.5, true, null, { a: [1] }, 'ünï ✓'];
    const status = await hub.run('chain', values);
    assert.equal(status.runtimeStatus, 'Completed');
    assert.deepEqual(status.output, values);
    assert.deepEqual(status.input, values);
  });
});
