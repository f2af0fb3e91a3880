import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';

import { df } from '../support/functions-app.ts';
import { HubHarness } from '../support/hub-harness.ts';
import type { Orchestration } from '../support/orchestration.ts';

df.app.orchestration('idle', function* (context): Orchestration {
  return yield context.df.waitForExternalEvent('end');
});

describe('access to the client API', () => {
  let hub: HubHarness;
  before(async () => (hub = await HubHarness.start()));
  after(() => hub.close());

  const paths = [
    '/runtime/webhooks/durabletask/instances',
    '/runtime/webhooks/durabletask/instances?code=wrong',
    '/durabletask/instances',
    '/durabletask/wrong/instances',
  ];
  for (const path of paths) {
    it(`needs the key: ${path}`, async () => {
      const response = await fetch(hub.baseUrl + path);
      assert.equal(response.status, 401);
      assert.match(await response.text(), /access key/);
    });
  }

  it('is open to whoever holds the binding', async () => {
    const { baseUrl, requiredQueryStringParameters } = JSON.parse(
      hub.hub.clientBinding(hub.baseUrl),
    ) as Record<string, string>;
    const response = await fetch(`${baseUrl}/instances?${requiredQueryStringParameters}`);
    assert.equal(response.status, 200);
  });

  it('leaves all other paths to the host', async () => {
    for (const path of ['/api/chat', '/runtime/webhooks/blobs', '/durabletasks/x']) {
      assert.equal((await fetch(hub.baseUrl + path)).status, 418);
    }
  });

  it('refuses what the hub does not have', async () => {
    const id = await hub.client.startNew('idle');
    const entity = new df.EntityId('counter', 'one');
    await assert.rejects(
      hub.client.rewind(id, 'try'),
      /Rewinding an orchestration is not supported/,
    );
    await assert.rejects(hub.client.signalEntity(entity, 'add', 1), /501.*Signalling an entity/);
    await assert.rejects(hub.client.readEntityState(entity), /501.*Reading an entity/);
    await assert.rejects(
      hub.client.raiseEvent(id, 'end', 1, { taskHubName: 'Other' }),
      /serves the task hub 'TestHub' only/,
    );
  });

  it('answers 404 for an unknown route', async () => {
    const { rpcBaseUrl } = JSON.parse(hub.hub.clientBinding(hub.baseUrl)) as { rpcBaseUrl: string };
    const response = await fetch(new URL('makeprimary', rpcBaseUrl), { method: 'POST' });
    assert.equal(response.status, 404);
    assert.match(await response.text(), /no POST \/makeprimary/);
  });

  it('refuses a body that is too long', async () => {
    const { rpcBaseUrl } = JSON.parse(hub.hub.clientBinding(hub.baseUrl)) as { rpcBaseUrl: string };
    const body = `"${'x'.repeat(16 * 1024 * 1024)}"`;
    const response = await fetch(new URL('orchestrators/idle', rpcBaseUrl), {
      method: 'POST',
      body,
    });
    assert.equal(response.status, 413);
  });
});
