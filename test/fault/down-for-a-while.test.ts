import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { ServiceBusClient } from '@azure/service-bus';
import type { FaultRule } from '../../local/services/faults.ts';
import type { Settings } from '../../shared/config/settings.ts';
import type { DocumentEvent } from '../../shared/domain/document-event.ts';
import { startTemporaryStack, type TemporaryStack } from '../../tools/support/temporary-stack.ts';
import { countIndex } from '../support/count-index.ts';
import { isLongRun } from '../support/is-long-run.ts';
import { setBrokerFaults } from '../support/set-broker-faults.ts';
import { setFaults } from '../support/set-faults.ts';

/** How long a service is away; what is under test is what happens in the meantime and after. */
const outageMs = isLongRun ? 20_000 : 5000;
const signal = AbortSignal.timeout(600_000);
const away: readonly FaultRule[] = [{ cutAfterBytes: 0 }];

describe(`A service that is away for ${outageMs / 1000} seconds while documents arrive`, () => {
  let stack: TemporaryStack;
  before(async () => {
    stack = await startTemporaryStack();
  });
  after(() => stack.close());

  for (const [service, setting] of [
    ['the index', 'SEARCH_ENDPOINT'],
    ['the database', 'COSMOS_ENDPOINT'],
    ['the model', 'MODEL_ENDPOINT'],
  ] as const) {
    it(`${service}: every document is indexed once it is back`, async () => {
      const endpoint = stack.services.settings[setting];
      const paths = Array.from({ length: 5 }, (_, index) => `${setting.toLowerCase()}/${index}.md`);
      for (const [index, path] of paths.entries()) {
        if (index === 2) await setFaults(endpoint, away);
        await stack.services.originals.write(
          `local/${path}`,
          `# Room ${path}\n\nRoom ${path} has ${index + 7} chairs.`,
          { contentType: 'text/markdown' },
          signal,
        );
      }
      await delay(outageMs);
      await setFaults(endpoint, []);
      const documents = await stack.api.settledPaths(paths, 120_000);
      assert.deepEqual(
        documents.map(({ status, error }) => error?.message ?? status),
        Array(paths.length).fill('indexed'),
      );
      const all = await stack.api.documents();
      const expected = all.reduce((sum, { chunks }) => sum + chunks, 0);
      assert.equal(await countIndex(stack.services.settings), expected);
    });
  }

  it('Service Bus: commands that were taken are carried out, and every event is told', async () => {
    const documents = await stack.api.documents();
    const [first, second] = documents;
    assert.ok(first && second);
    const { settings } = stack.services;
    const began = new Date().toISOString();
    const bus = /sb:(\/\/[^;/]+)/u.exec(settings.ServiceBus ?? '')?.[1];
    assert.ok(bus);
    // Taken before the outage; what is sent amid it is refused with a problem, and can be sent again.
    const reindex = (id: string) =>
      fetch(`${stack.url}/api/documents/${id}/reindex`, { method: 'POST' });
    assert.equal((await reindex(first.id)).status, 202);
    await setBrokerFaults(`http:${bus}`, [{ down: true }]);
    assert.equal((await reindex(second.id)).status, 503);
    await stack.services.originals.write(
      'local/bus/room.md',
      '# Room\n\nThe room has 7 chairs.',
      { contentType: 'text/markdown' },
      signal,
    );
    const [stored] = await stack.api.settledPaths(['bus/room.md'], 60_000);
    assert.equal(stored?.status, 'indexed', 'a document does not wait for its event');
    await delay(outageMs);
    await setBrokerFaults(`http:${bus}`, []);
    await untilTold(settings, began, [stored.id, first.id]);
    const after = await stack.api.settled([first.id], 60_000);
    assert.notEqual(after[0]?.version, first.version, 'it was ingested once more');
  });
});

/** Reads the events until each of the documents was told to be indexed since then. */
async function untilTold(settings: Settings, since: string, ids: readonly string[]): Promise<void> {
  const client = new ServiceBusClient(settings.ServiceBus ?? '');
  const receiver = client.createReceiver('document-events', 'operations');
  const open = new Set(ids);
  try {
    while (open.size > 0) {
      signal.throwIfAborted();
      for (const message of await receiver.receiveMessages(10, { maxWaitTimeInMs: 1000 })) {
        const event = message.body as DocumentEvent;
        if (event.type === 'document.indexed' && event.at >= since) open.delete(event.documentId);
        await receiver.completeMessage(message);
      }
    }
  } finally {
    await client.close();
  }
}
