import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';

import { df } from '../support/functions-app.ts';
import { HubHarness } from '../support/hub-harness.ts';
import type { Orchestration } from '../support/orchestration.ts';

df.app.activity('echo', { handler: (input: unknown) => input });
df.app.orchestration('untilEvent', function* (context): Orchestration {
  yield context.df.callActivity('echo', 1);
  const end = yield context.df.waitForExternalEvent('end');
  return [context.df.getInput(), context.df.version, end];
});

describe('starting an instance', () => {
  let hub: HubHarness;
  before(async () => (hub = await HubHarness.start()));
  after(() => hub.close());

  async function post(path: string, body: string) {
    const { rpcBaseUrl } = JSON.parse(hub.hub.clientBinding(hub.baseUrl)) as { rpcBaseUrl: string };
    return fetch(new URL(path, rpcBaseUrl), { method: 'POST', body });
  }

  it('makes an id, or takes the one that is given', async () => {
    assert.match(await hub.client.startNew('untilEvent'), /^[0-9a-f]{32}$/);
    assert.equal(await hub.client.startNew('untilEvent', { instanceId: 'mine' }), 'mine');
  });

  it('refuses an id whose instance still runs', async () => {
    await hub.client.startNew('untilEvent', { instanceId: 'single', input: 'first' });
    await assert.rejects(
      hub.client.startNew('untilEvent', { instanceId: 'single', input: 'second' }),
      /409.*An orchestration instance with id 'single' and the status (Pending|Running) already exists/,
    );
    assert.equal((await hub.client.getStatus('single')).input, 'first');
  });

  it('replaces a finished instance with everything that it left', async () => {
    const start = (input: string) =>
      hub.client.startNew('untilEvent', { instanceId: 'again', input });
    await start('first');
    await hub.client.raiseEvent('again', 'end', 1);
    await hub.reaches('again', 'Completed');
    await start('second');
    await hub.client.raiseEvent('again', 'end', 2);
    const status = await hub.reaches('again', 'Completed');
    assert.deepEqual(status.output, ['second', null, 2]);
    const { history } = await hub.client.getStatus('again', { showHistory: true });
    assert.equal(history?.length, 4);
  });

  it('passes the version on', async () => {
    const id = await hub.client.startNew('untilEvent', { version: '2.0', input: {} });
    await hub.client.raiseEvent(id, 'end', null);
    assert.deepEqual((await hub.reaches(id, 'Completed')).output, [{}, '2.0', null]);
  });

  it('gives the management URLs', async () => {
    const response = await post('orchestrators/untilEvent/with-urls', '{}');
    assert.equal(response.status, 202);
    const { statusQueryGetUri } = (await response.json()) as { statusQueryGetUri: string };
    assert.equal(response.headers.get('location'), statusQueryGetUri);
    const status = (await (await fetch(statusQueryGetUri)).json()) as { instanceId: string };
    assert.equal(status.instanceId, 'with-urls');
  });

  const refusals: [path: string, body: string, status: number, message: RegExp][] = [
    ['orchestrators/nobody', '', 400, /'nobody' does not exist or is not an orchestrator function/],
    ['orchestrators/echo', '', 400, /'echo' does not exist or is not an orchestrator function/],
    ['orchestrators/untilEvent', '{', 400, /Invalid JSON/],
    ['orchestrators/untilEvent/@x', '', 400, /must not start with @/],
    ['orchestrators/untilEvent/a%2Fb', '', 400, /none of/],
    [`orchestrators/untilEvent/${'x'.repeat(101)}`, '', 400, /at most 100 characters/],
    ['orchestrators/untilEvent?timeout=5', '', 501, /'timeout' is not supported/],
  ];
  for (const [path, body, expected, message] of refusals) {
    it(`refuses ${path.slice(0, 40)} with body '${body}'`, async () => {
      const response = await post(path, body);
      assert.equal(response.status, expected);
      assert.match(await response.text(), message);
    });
  }
});
