import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { startTestHost, type TestHost } from './start-test-host.ts';

interface Status {
  readonly runtimeStatus: string;
  readonly output: unknown;
}

describe('durable functions in the host', () => {
  let host: TestHost;
  let stateDirectory: string;

  before(async () => {
    stateDirectory = await mkdtemp(join(tmpdir(), 'grounded-durable-'));
    host = await startTestHost('durable-app.ts', {
      stateDirectory,
      hostJson: { version: '2.0', extensions: { durableTask: { hubName: 'testhub' } } },
    });
  });
  after(async () => {
    await host.close();
    await rm(stateDirectory, { recursive: true });
  });

  const post = (path: string, body: unknown) =>
    fetch(`${host.url}${path}`, { method: 'POST', body: JSON.stringify(body) });
  const waitForStatus = async (url: string, wanted: string) => {
    for (;;) {
      const status = (await (await fetch(url)).json()) as Status;
      if (status.runtimeStatus === wanted) return status;
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  };

  it('runs an orchestration with activities and hands its addresses out', async () => {
    const response = await post('/api/begin/one', { names: ['Ada', 'Alan'] });
    assert.equal(response.status, 202);
    const { statusQueryGetUri } = (await response.json()) as { statusQueryGetUri: string };
    assert.ok(statusQueryGetUri.startsWith(host.url), statusQueryGetUri);
    const status = await waitForStatus(statusQueryGetUri, 'Completed');
    assert.deepEqual(status.output, ['Hello, Ada', 'Hello, Alan']);
    await host.waitForEntry(
      (entry) => entry.kind === 'message' && entry.message === 'greeting Ada',
    );
    assert.equal((await host.waitForInvocation('greetOne')).trigger, 'activityTrigger');
  });

  it('answers with the output when the orchestration ends in time', async () => {
    const response = await post('/api/beginAndWait', { names: ['Grace'] });
    assert.equal(response.status, 200);
    assert.deepEqual(await response.json(), ['Hello, Grace']);
  });

  it('goes on with an orchestration after a restart', async () => {
    const started = await post('/api/begin/two', { names: ['Edsger'], wait: true });
    const { sendEventPostUri } = (await started.json()) as { sendEventPostUri: string };
    await host.waitForEntry(
      (entry) => entry.kind === 'message' && entry.message === 'greeting Edsger',
    );
    await host.close();

    host = await startTestHost('durable-app.ts?again', {
      stateDirectory,
      hostJson: { version: '2.0', extensions: { durableTask: { hubName: 'testhub' } } },
    });
    const resumed = await post('/api/begin/three', { names: [] });
    const uris = (await resumed.json()) as { sendEventPostUri: string; statusQueryGetUri: string };
    const ofTwo = (uri: string) => uri.replace('/instances/three', '/instances/two');
    assert.notEqual(sendEventPostUri, ofTwo(uris.sendEventPostUri));
    const event = ofTwo(uris.sendEventPostUri).replace('{eventName}', 'more');
    await fetch(event, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '"and more"',
    });
    const status = await waitForStatus(ofTwo(uris.statusQueryGetUri), 'Completed');
    assert.deepEqual(status.output, ['Hello, Edsger', 'and more']);
  });
});
