import { ServiceBusClient } from '@azure/service-bus';
import type { Settings } from '../config/settings.ts';
import { azureCredential } from './azure-credential.ts';

/** How long one attempt at an operation may take, in milliseconds. */
const attemptTimeoutMs = 10_000;

/** A client for the app's namespace. The library's own retries are off, since one policy is enough. */
export function openServiceBus(
  settings: Pick<Settings, 'ServiceBus' | 'ServiceBus__fullyQualifiedNamespace'>,
): ServiceBusClient {
  const options = { retryOptions: { maxRetries: 0, timeoutInMs: attemptTimeoutMs } };
  return settings.ServiceBus
    ? new ServiceBusClient(settings.ServiceBus, options)
    : new ServiceBusClient(
        settings.ServiceBus__fullyQualifiedNamespace ?? '',
        azureCredential,
        options,
      );
}
