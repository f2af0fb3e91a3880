import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';

import { df } from '../support/functions-app.ts';
import { HubHarness } from '../support/hub-harness.ts';
import { nothing, type Orchestration } from '../support/orchestration.ts';

df.app.orchestration('quick', function* (context): Orchestration {
  yield* nothing;
  return context.df.getInput();
});
df.app.orchestration('idle', function* (context): Orchestration {
  return yield context.df.waitForExternalEvent('end');
});

describe('listing instances', () => {
  let hub: HubHarness;
  before(async () => {
    hub = await HubHarness.start();
    for (let index = 0; index < 230; index++) {
      const instanceId = `quick-${String(index).padStart(3, '0')}`;
      await hub.client.startNew('quick', { instanceId, input: { index } });
      hub.clock.advance(1000);
    }
    await hub.client.startNew('idle', { instanceId: 'idle-1' });
    await hub.reaches('idle-1', 'Running');
    await hub.reaches('quick-229', 'Completed');
  });
  after(() => hub.close());

  async function page(query: string, token?: string) {
    const { baseUrl, requiredQueryStringParameters } = JSON.parse(
      hub.hub.clientBinding(hub.baseUrl),
    ) as Record<string, string>;
    const response = await fetch(`${baseUrl}/instances?${query}&${requiredQueryStringParameters}`, {
      headers: token ? { 'x-ms-continuation-token': token } : {},
    });
    const items = (await response.json()) as { instanceId: string; input: unknown }[];
    return { items, token: response.headers.get('x-ms-continuation-token') };
  }

  it('collects all pages', async () => {
    const all = await hub.client.getStatusAll();
    assert.equal(all.length, 231);
    assert.equal(new Set(all.map(({ instanceId }) => instanceId)).size, 231);
  });

  it('filters by status', async () => {
    const running = await hub.client.getStatusBy({
      runtimeStatus: [df.OrchestrationRuntimeStatus.Running, df.OrchestrationRuntimeStatus.Failed],
    });
    assert.deepEqual(
      running.map(({ instanceId }) => instanceId),
      ['idle-1'],
    );
  });

  it('filters by time of creation', async () => {
    const start = Date.parse('2026-01-01T00:00:00.000Z');
    const found = await hub.client.getStatusBy({
      createdTimeFrom: new Date(start + 10_000),
      createdTimeTo: new Date(start + 12_000),
    });
    assert.deepEqual(
      found.map(({ instanceId }) => instanceId),
      ['quick-010', 'quick-011', 'quick-012'],
    );
  });

  it('pages without gap or repetition, with a prefix and a page size', async () => {
    const first = await page('top=2&instanceIdPrefix=quick-22');
    assert.deepEqual(
      first.items.map(({ instanceId }) => instanceId),
      ['quick-220', 'quick-221'],
    );
    const second = await page('top=8&instanceIdPrefix=quick-22', first.token ?? '');
    assert.equal(second.items[0]?.instanceId, 'quick-222');
    assert.equal(second.items.length, 8);
    assert.equal(second.token, null);
  });

  it('shows inputs on demand only', async () => {
    assert.equal((await page('top=1&instanceIdPrefix=quick')).items[0]?.input, null);
    assert.deepEqual((await page('top=1&instanceIdPrefix=quick&showInput=true')).items[0]?.input, {
      index: 0,
    });
  });
});
