import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { df } from '../local/durable/support/functions-app.ts';
import { HubHarness } from '../local/durable/support/hub-harness.ts';

const ran: string[] = [];
const published: unknown[] = [];
let isGone = true;
/** How often the deletion fails before it is done. */
let failures = 0;

function step(name: string, run: (input: unknown) => unknown): void {
  df.app.activity(name, {
    handler: (input: unknown) => {
      ran.push(name);
      return { done: true, value: run(input) };
    },
  });
}

step('delete-document', () => {
  if ((failures -= 1) >= 0) throw new Error('The index is away.');
  return isGone;
});
step('sweep-document', () => undefined);
step('publish-event', (event) => published.push(event));
await import('../../functions/ingest-deletion.ts');

const deletion = { tenantId: 'acme', documentId: '1', version: 'v1', path: 'hr/a.pdf' };

describe('the orchestration of a deletion', () => {
  let hub: HubHarness;
  before(async () => (hub = await HubHarness.start()));
  after(() => hub.close());
  beforeEach(() => {
    ran.length = 0;
    published.length = 0;
    failures = 0;
  });

  async function run() {
    const instanceId = await hub.client.startNew('delete-document-v1', { input: deletion });
    return hub.runThroughTimers(instanceId);
  }

  it('removes, looks again when things have settled, and announces it last', async () => {
    isGone = true;
    assert.equal((await run()).runtimeStatus, 'Completed');
    assert.deepEqual(ran, ['delete-document', 'sweep-document', 'publish-event']);
    const [event] = published as { at: string }[];
    assert.deepEqual(event, { type: 'document.deleted', ...deletion, at: event?.at });
  });

  it('goes on when a service is away for long', async () => {
    isGone = true;
    failures = 20;
    assert.equal((await run()).runtimeStatus, 'Completed');
    assert.equal(published.length, 1);
  });

  it('announces nothing about a document that was stored anew', async () => {
    isGone = false;
    await run();
    assert.deepEqual(published, []);
  });
});
