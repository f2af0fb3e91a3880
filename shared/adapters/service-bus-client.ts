import type { ServiceBusClient } from '@azure/service-bus';
import type { Settings } from '../config/settings.ts';

/** Gives the process's client, made at first use. */
export type ServiceBusConnection = () => Promise<ServiceBusClient>;

/**
 * Connects to the app's Service Bus namespace. The library is heavy and is loaded only when something is sent: by a module
 * that imports it statically, since the bundle gives a CommonJS package that is imported dynamically no named exports.
 */
export function connectServiceBus(
  settings: Pick<Settings, 'ServiceBus' | 'ServiceBus__fullyQualifiedNamespace'>,
): ServiceBusConnection {
  let client: Promise<ServiceBusClient> | undefined;
  return () => {
    client ??= import('./open-service-bus.ts').then(({ openServiceBus }) =>
      openServiceBus(settings),
    );
    return client;
  };
}
