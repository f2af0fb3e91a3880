import process from 'node:process';
import { afterEach, beforeEach } from 'node:test';
import { ServiceBusClient, type ServiceBusMessage } from '@azure/service-bus';
import type { HostOptions } from '../../../../local/host/host-options.ts';
import { parseEntities } from '../../../../local/services/service-bus/entities/parse-entities.ts';
import {
  startServiceBus,
  type ServiceBus,
} from '../../../../local/services/service-bus/start-service-bus.ts';
import { record } from '../fixtures/service-bus-record.ts';
import { startTestHost, type TestHost } from '../start-test-host.ts';

const queue = (name: string) => ({
  name,
  properties: { lockDuration: 'PT1S', maxDeliveryCount: 3 },
});
const entities = parseEntities({
  queues: ['one', 'batch', 'unsettled', 'binary'].map(queue),
  topics: [{ name: 'events', subscriptions: [{ name: 'all' }] }],
});

let bus: ServiceBus;
let client: ServiceBusClient;
let host: TestHost | undefined;
let starts = 0;

/** Gives each test of the file a Service Bus of its own, and ends the host that the test has started. */
export function useServiceBus(): void {
  beforeEach(async () => {
    bus = await startServiceBus({ directory: undefined, port: 0, entities });
    process.env.TestBus = bus.connectionString;
    process.env.ONE_QUEUE = 'one';
    client = new ServiceBusClient(bus.connectionString);
    record.calls.length = 0;
    record.behave = () => undefined;
  });
  afterEach(async () => {
    await host?.close();
    await client.close();
    await bus.close();
  });
}

/**
 * Starts a host with `fixtures/service-bus-app.ts`.
 * @param serviceBus that section of host.json
 */
export async function start(
  serviceBus: object = {},
  options: Partial<HostOptions> = {},
): Promise<TestHost> {
  // The query makes Node load the app anew, as a new process would.
  starts += 1;
  host = await startTestHost(`service-bus-app.ts?start=${starts}`, {
    hostJson: { version: '2.0', extensions: { serviceBus } },
    ...options,
  });
  return host;
}

export async function send(entity: string, ...messages: ServiceBusMessage[]): Promise<void> {
  const sender = client.createSender(entity);
  await sender.sendMessages(messages);
  await sender.close();
}

/** Takes what can be had from a queue right now. */
export async function receive(name: string, subQueueType?: 'deadLetter') {
  const receiver = client.createReceiver(name, {
    receiveMode: 'receiveAndDelete',
    ...(subQueueType && { subQueueType }),
  });
  const messages = await receiver.receiveMessages(10, { maxWaitTimeInMs: 200 });
  await receiver.close();
  return messages;
}

/** What is in a queue, locked or not. */
export async function peek(name: string) {
  const receiver = client.createReceiver(name);
  const messages = await receiver.peekMessages(10);
  await receiver.close();
  return messages;
}

export async function setFaults(rules: object[]): Promise<void> {
  await fetch(`${bus.endpoint}/_faults`, { method: 'PUT', body: JSON.stringify(rules) });
}
