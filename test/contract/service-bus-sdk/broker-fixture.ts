import assert from 'node:assert/strict';
import {
  ServiceBusClient,
  type ServiceBusReceivedMessage,
  type ServiceBusReceiver,
} from '@azure/service-bus';
import { parseEntities } from '../../../local/services/service-bus/entities/parse-entities.ts';
import {
  startServiceBus,
  type ServiceBus,
} from '../../../local/services/service-bus/start-service-bus.ts';
import { FakeClock } from '../../local/host/fake-clock.ts';

/** Long enough for a message that is there; only a receiver that gets nothing waits that long. */
const PATIENCE_MS = 5_000;
/** What a receiver waits that is to get nothing. */
const SHORT_WAIT_MS = 50;

export interface BrokerFixture {
  readonly bus: ServiceBus;
  readonly client: ServiceBusClient;
  /** Moves the broker's clock, which stands still otherwise. */
  advance(ms: number): Promise<void>;
  /** Another client, with a connection of its own. */
  connect(connectionString?: string): ServiceBusClient;
  close(): Promise<void>;
}

/** Starts a broker with these entities, and a client. */
export async function startBroker(entities: unknown): Promise<BrokerFixture> {
  const clock = new FakeClock(new Date().toISOString());
  const bus = await startServiceBus({
    port: 0,
    entities: parseEntities(entities),
    clock,
    random: () => 0,
  });
  const clients: ServiceBusClient[] = [];
  const connect = (connectionString = bus.connectionString) => {
    const client = newClient(connectionString);
    clients.push(client);
    return client;
  };
  return {
    bus,
    client: connect(),
    connect,
    async close() {
      await Promise.all(clients.map((client) => client.close()));
      await bus.close();
    },
    advance: (ms) => clock.moveTo(new Date(clock.now() + ms).toISOString()),
  };
}

/** A client that does not try again, so that tests see what the broker says. */
export function newClient(
  connectionString: string,
  patienceMs: number = PATIENCE_MS,
): ServiceBusClient {
  return new ServiceBusClient(connectionString, {
    retryOptions: { maxRetries: 0, retryDelayInMs: 10, timeoutInMs: patienceMs },
  });
}

/** Receives so many messages, in as few turns as they come. */
export async function receive(
  receiver: ServiceBusReceiver,
  count: number,
): Promise<ServiceBusReceivedMessage[]> {
  const messages: ServiceBusReceivedMessage[] = [];
  while (messages.length < count) {
    const more = await receiver.receiveMessages(count - messages.length, {
      maxWaitTimeInMs: PATIENCE_MS,
    });
    assert.notEqual(more.length, 0, `${messages.length} of ${count} messages came`);
    messages.push(...more);
  }
  return messages;
}

export async function receiveOne(receiver: ServiceBusReceiver): Promise<ServiceBusReceivedMessage> {
  const [message] = await receive(receiver, 1);
  assert.ok(message);
  return message;
}

/** Receives and completes the next message. @returns its body */
export async function takeOne(receiver: ServiceBusReceiver): Promise<unknown> {
  const message = await receiveOne(receiver);
  await receiver.completeMessage(message);
  return message.body as unknown;
}

/** The number under which the broker keeps a message. */
export function numberOf({ sequenceNumber }: ServiceBusReceivedMessage) {
  assert.ok(sequenceNumber);
  return sequenceNumber;
}

export async function assertEmpty(receiver: ServiceBusReceiver): Promise<void> {
  const messages = await receiver.receiveMessages(1, { maxWaitTimeInMs: SHORT_WAIT_MS });
  assert.deepEqual(
    messages.map(({ body }) => body as unknown),
    [],
  );
}
