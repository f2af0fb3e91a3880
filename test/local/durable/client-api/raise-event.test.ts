import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';

import { df } from '../support/functions-app.ts';
import { HubHarness } from '../support/hub-harness.ts';
import type { Orchestration } from '../support/orchestration.ts';

df.app.orchestration('idle', function* (context): Orchestration {
  return yield context.df.waitForExternalEvent('end');
});

describe('raising an event over HTTP', () => {
  let hub: HubHarness;
  let uri = '';
  before(async () => {
    hub = await HubHarness.start();
    const id = await hub.client.startNew('idle');
    uri = hub.client.createHttpManagementPayload(id).sendEventPostUri.replace('{eventName}', 'end');
  });
  after(() => hub.close());

  async function post(body: string, type: string) {
    const response = await fetch(uri, { method: 'POST', headers: { 'content-type': type }, body });
    return [response.status, await response.text()] as const;
  }

  it('needs JSON', async () => {
    assert.deepEqual(await post('1', 'text/plain'), [
      400,
      '{"message":"Only application/json request content is supported."}',
    ]);
    assert.deepEqual(await post('{', 'application/json'), [
      400,
      '{"message":"Invalid JSON content."}',
    ]);
  });

  it('is accepted, then gone', async () => {
    assert.equal((await post('1', 'application/json; charset=utf-8'))[0], 202);
    const id = /instances\/([^/]+)/.exec(uri)?.[1] ?? '';
    await hub.reaches(id, 'Completed');
    assert.equal((await post('1', 'application/json'))[0], 410);
  });
});
