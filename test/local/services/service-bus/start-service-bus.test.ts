import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { describe, it } from 'node:test';
import { setImmediate } from 'node:timers/promises';
import { ServiceBusClient } from '@azure/service-bus';
import { parseEntities } from '../../../../local/services/service-bus/entities/parse-entities.ts';
import { startServiceBus } from '../../../../local/services/service-bus/start-service-bus.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';

const entities = parseEntities({
  queues: [{ name: 'ordered', properties: { requiresSession: true } }],
});

describe('startServiceBus', () => {
  it('says that the port is taken', async (t) => {
    const first = await startServiceBus({ port: 0, entities });
    t.after(() => first.close());
    const port = Number(new URL(first.endpoint).port);
    await assert.rejects(startServiceBus({ port, entities }), /in use/);
  });

  it('names the file that it cannot use', async (t) => {
    const directory = temporaryFolder(t);
    writeFileSync(join(directory, 'service-bus.db'), 'no database'.repeat(1_000));
    await assert.rejects(
      startServiceBus({ port: 0, directory, entities }),
      /service-bus\.db cannot be used: .*Delete it to start afresh/,
    );
  });

  it('ends while clients are connected', async (t) => {
    const bus = await startServiceBus({ port: 0, directory: temporaryFolder(t), entities });
    const client = new ServiceBusClient(bus.connectionString);
    await client.createSender('ordered').sendMessages({ body: 'x', sessionId: 'S' });
    const session = await client.acceptSession('ordered', 'S', {
      maxAutoLockRenewalDurationInMs: 0,
    });
    assert.equal((await session.receiveMessages(1)).length, 1);
    await bus.close();
    // The client is not closed: it would wait for ever for an answer to its goodbye.
    // A closed server's handle is let go after the next turn's callbacks.
    await setImmediate();
    await setImmediate();
    const left = process.getActiveResourcesInfo();
    assert.equal(left.includes('TCPServerWrap'), false, left.join(' '));
  });
});
