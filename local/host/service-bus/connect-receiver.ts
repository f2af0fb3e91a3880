import { setTimeout as delay } from 'node:timers/promises';
import type { RetryOptions, ServiceBusReceiver } from '@azure/service-bus';
import { HostError } from '../host-error.ts';
import { summariseError } from '../invocation/describe-error.ts';
import type { ServiceBusEntity } from './service-bus-trigger.ts';

/** A receiver with a connection of its own. */
export interface ConnectedReceiver {
  readonly receiver: ServiceBusReceiver;
  /** Ends the connection once `settled` is, or soon after, whether the broker answers or not. */
  readonly close: (settled: Promise<unknown>) => Promise<void>;
}

/** The receiver goes on without end; one operation gives up after these. */
const retryOptions: RetryOptions = {
  maxRetries: 2,
  retryDelayInMs: 1_000,
  maxRetryDelayInMs: 2_000,
  timeoutInMs: 10_000,
};
/** A broker that does not answer must not keep the host from ending. Milliseconds. */
const closeMs = 1_000;

/**
 * Prepares to receive from a queue or subscription; nothing is connected yet.
 * @throws HostError when the connection string is none.
 */
export async function connectReceiver(
  functionName: string,
  connectionString: string,
  entity: ServiceBusEntity,
): Promise<ConnectedReceiver> {
  // Loaded on demand: the SDK takes a good part of the time that the host has for starting.
  const { ServiceBusClient } = await import('@azure/service-bus');
  const client = connect();
  // Bodies come as they were sent, and locks are kept up by the host.
  const options = { skipParsingBodyAsJson: true, maxAutoLockRenewalDurationInMs: 0 };
  const receiver =
    'queue' in entity
      ? client.createReceiver(entity.queue, options)
      : client.createReceiver(entity.topic, entity.subscription, options);
  return {
    receiver,
    close: async (settled) => {
      await notLongerThan(closeMs, settled);
      await notLongerThan(closeMs, client.close());
    },
  };

  function connect() {
    try {
      return new ServiceBusClient(connectionString, { retryOptions });
    } catch (cause) {
      throw new HostError(
        `Function "${functionName}" cannot be connected to Service Bus: ${summariseError(cause)}`,
        { cause },
      );
    }
  }
}

function notLongerThan(ms: number, work: Promise<unknown>): Promise<unknown> {
  return Promise.race([work, delay(ms, undefined, { ref: false })]);
}
