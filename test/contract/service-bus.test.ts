import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { ServiceBusReceivedMessage, ServiceBusReceiver } from '@azure/service-bus';
import { startServiceBus } from '../../local/services/service-bus/start-service-bus.ts';
import { readEntities } from '../../local/stack/read-entities.ts';
import {
  connectServiceBus,
  type ServiceBusConnection,
} from '../../shared/adapters/service-bus-client.ts';
import { ServiceBusCommandQueue } from '../../shared/adapters/service-bus-command-queue.ts';
import { ServiceBusDocumentEvents } from '../../shared/adapters/service-bus-document-events.ts';
import { maxDeliveries } from '../../shared/ingest/commands/max-deliveries.ts';
import { testSettings } from '../support/local-settings.ts';
import { commandQueueContract } from './command-queue-contract.ts';
import { documentEventsContract } from './document-events-contract.ts';

const signal = new AbortController().signal;
const entities = readEntities(join(import.meta.dirname, '..', '..', 'infra', 'service-bus.json'));

/** Receives until there is nothing more. */
async function drain(
  receiver: ServiceBusReceiver,
  settle: (message: ServiceBusReceivedMessage) => Promise<void>,
): Promise<unknown[]> {
  const bodies: unknown[] = [];
  for (;;) {
    const received = await receiver.receiveMessages(100, { maxWaitTimeInMs: 200 });
    if (received.length === 0) return bodies;
    for (const message of received) {
      await settle(message);
      bodies.push(message.body);
    }
  }
}

describe('Service Bus', () => {
  let service: Awaited<ReturnType<typeof startServiceBus>>;
  let connect: ServiceBusConnection;
  before(async () => {
    service = await startServiceBus({ port: 0, entities });
    connect = connectServiceBus(testSettings({ ServiceBus: service.connectionString }));
  });
  after(async () => {
    await (await connect()).close();
    await service.close();
  });

  const openQueue = async () => {
    const queue = new ServiceBusCommandQueue(connect, testSettings({ DEFAULT_TENANT: 'local' }));
    const reader = (await connect()).createReceiver('ingestion-commands');
    return {
      queue,
      receive: () => drain(reader, (message) => reader.completeMessage(message)),
      exhaust: async () => {
        await drain(reader, (message) => reader.abandonMessage(message));
      },
    };
  };

  commandQueueContract(openQueue);

  documentEventsContract(async () => {
    const reader = (await connect()).createReceiver('document-events', 'operations');
    return {
      events: new ServiceBusDocumentEvents(connect),
      receive: () => drain(reader, (message) => reader.completeMessage(message)),
    };
  });

  it('gives a command up after as many deliveries as its handler expects', () => {
    const queue = entities.queues.find(({ name }) => name === 'ingestion-commands');
    assert.equal(queue?.maxDeliveryCount, maxDeliveries);
  });

  it('refuses a continuation of dead letters that it did not give out', async () => {
    const { queue } = await openQueue();
    for (const continuation of ['x', Buffer.from('"-1"').toString('base64url')]) {
      const listing = queue.listDeadLetters('acme', { limit: 1, continuation }, signal);
      await assert.rejects(listing, { code: 'invalid_request' });
    }
  });
});
