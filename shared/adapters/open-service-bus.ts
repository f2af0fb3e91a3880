import { ServiceBusClient } from '@azure/service-bus';
import type { Settings } from '../config/settings.ts';
import { AppError } from '../errors.ts';
import { azureCredential } from './azure-credential.ts';

/** How long one attempt at an operation may take, in milliseconds. */
const attemptTimeoutMs = 10_000;

/**
 * A client for the app's namespace. The library's own retries are off, since one policy is enough.
 * @throws AppError `configuration` for a connection string that is none
 */
export function openServiceBus({
  ServiceBus: connectionString,
  ServiceBus__fullyQualifiedNamespace: namespace = '',
}: Pick<Settings, 'ServiceBus' | 'ServiceBus__fullyQualifiedNamespace'>): ServiceBusClient {
  const options = { retryOptions: { maxRetries: 0, timeoutInMs: attemptTimeoutMs } };
  if (connectionString === undefined) {
    return new ServiceBusClient(namespace, azureCredential, options);
  }
  try {
    return new ServiceBusClient(connectionString, options);
  } catch (cause) {
    throw new AppError('configuration', 'ServiceBus is no connection string of Service Bus.', {
      cause,
      remedy:
        'Copy it from the namespace: Endpoint=sb://…;SharedAccessKeyName=…;SharedAccessKey=….',
    });
  }
}
