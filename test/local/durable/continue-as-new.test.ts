import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';

import { df } from './support/functions-app.ts';
import { Gates } from './support/gates.ts';
import { HubHarness } from './support/hub-harness.ts';
import type { Orchestration } from './support/orchestration.ts';

interface State {
  left: number;
  sum: number;
}

const gates = new Gates();

df.app.activity('double', { handler: (value: number) => value * 2 });
df.app.activity('gated', { handler: (name: string) => gates.pass(name) });
df.app.orchestration('counter', function* (context): Orchestration {
  const { left, sum } = context.df.getInput<State>();
  const doubled = (yield context.df.callActivity('double', left)) as number;
  if (left > 1) context.df.continueAsNew({ left: left - 1, sum: sum + doubled });
  return sum + doubled;
});
df.app.orchestration('text', function* (context): Orchestration {
  const text = context.df.getInput<string>();
  yield context.df.callActivity('double', 1);
  if (text !== 'again') context.df.continueAsNew('again');
  return text;
});
df.app.orchestration('collector', function* (context): Orchestration {
  const seen = context.df.getInput<string[]>();
  if (seen.length === 0) yield context.df.callActivity('gated', 'collector');
  const item = (yield context.df.waitForExternalEvent('item')) as string;
  if (item === 'end') return seen;
  context.df.continueAsNew([...seen, item]);
  return undefined;
});

describe('continue as new', () => {
  let hub: HubHarness;
  before(async () => (hub = await HubHarness.start()));
  after(() => hub.close());

  it('begins again with the new input and an empty history', async () => {
    const id = await hub.client.startNew('counter', { input: { left: 20, sum: 0 } });
    const status = await hub.reaches(id, 'Completed');
    assert.equal(status.output, 420);
    assert.deepEqual(status.input, { left: 1, sum: 418 });
    const { history } = await hub.client.getStatus(id, { showHistory: true });
    assert.deepEqual(
      (history as unknown as { EventType: string }[]).map((event) => event.EventType),
      ['ExecutionStarted', 'TaskCompleted', 'ExecutionCompleted'],
    );
  });

  it('passes a string as it is', async () => {
    assert.equal((await hub.run('text', 'first')).output, 'again');
  });

  it('keeps the events that were not waited for yet', async () => {
    const id = await hub.client.startNew('collector', { input: [] });
    await gates.reached('collector');
    for (const item of ['a', 'b', 'c', 'end']) await hub.client.raiseEvent(id, 'item', item);
    gates.open('collector');
    assert.deepEqual((await hub.reaches(id, 'Completed')).output, ['a', 'b', 'c']);
  });
});
