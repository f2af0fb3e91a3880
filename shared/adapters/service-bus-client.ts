import type { ServiceBusClient } from '@azure/service-bus';
import type { Settings } from '../config/settings.ts';
import { azureCredential } from './azure-credential.ts';

/** Gives the process's client, made at first use. */
export type ServiceBusConnection = () => Promise<ServiceBusClient>;

/** How long one attempt at an operation may take, in milliseconds. */
const attemptTimeoutMs = 10_000;

/**
 * A client for the app's Service Bus namespace. The library is heavy and is loaded only when something is sent; its own
 * retries are off, since one policy is enough.
 */
export function connectServiceBus(
  settings: Pick<Settings, 'ServiceBus' | 'ServiceBus__fullyQualifiedNamespace'>,
): ServiceBusConnection {
  let client: Promise<ServiceBusClient> | undefined;
  return () => {
    client ??= load(settings);
    return client;
  };
}

async function load(
  settings: Pick<Settings, 'ServiceBus' | 'ServiceBus__fullyQualifiedNamespace'>,
): Promise<ServiceBusClient> {
  const { ServiceBusClient } = await import('@azure/service-bus');
  const options = { retryOptions: { maxRetries: 0, timeoutInMs: attemptTimeoutMs } };
  return settings.ServiceBus
    ? new ServiceBusClient(settings.ServiceBus, options)
    : new ServiceBusClient(
        settings.ServiceBus__fullyQualifiedNamespace ?? '',
        azureCredential,
        options,
      );
}
