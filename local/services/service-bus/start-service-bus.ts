import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { systemClock, type Clock } from '../../host/clock.ts';
import type { LocalService, LocalServiceOptions } from '../service.ts';
import { ClientConnection } from './amqp/client-connection.ts';
import { createContainer } from './amqp/create-container.ts';
import { Broker } from './broker/broker.ts';
import type { EntityDefinitions } from './entities/entity-definitions.ts';
import { BrokerFaults } from './faults/broker-faults.ts';
import { serveFaultHttp } from './faults/serve-fault-http.ts';
import { createPortServer } from './serve-port.ts';
import { Store } from './store/store.ts';

/** Anyone on this machine may know it: the service listens on loopback only. */
const DEFAULT_KEY = 'local';

export interface ServiceBusOptions extends LocalServiceOptions {
  /** The queues, topics and subscriptions; `parseEntities` makes them of the content of infra/service-bus.json. */
  readonly entities: EntityDefinitions;
  /** The shared access key clients must have. */
  readonly key?: string;
  /** Decides which requests a fault with a `rate` hits; 0 to 1. */
  readonly random?: () => number;
  /** Locks, schedules, times to live and faults go by it. */
  readonly clock?: Clock;
}

/** `endpoint` is where the fault rules are, over HTTP. */
export interface ServiceBus extends LocalService {
  /** For the Service Bus SDK, and for the setting `ServiceBus`. */
  readonly connectionString: string;
}

/**
 * Starts a broker that `@azure/service-bus` talks to over AMQP 1.0 on plain TCP. `directory` gets one file,
 * `service-bus.db`; a message is in it before its sender hears that it was accepted.
 * @throws Error when the file cannot be used or the port is taken
 */
export async function startServiceBus(options: ServiceBusOptions): Promise<ServiceBus> {
  const { entities, key = DEFAULT_KEY, random = Math.random, clock = systemClock } = options;
  const store = new Store(options.directory);
  const broker = new Broker(entities, store, clock);
  const container = createContainer();
  const clients = new Set<ClientConnection>();
  const cutAll = () => {
    const count = clients.size;
    for (const client of clients) client.cut();
    return count;
  };
  const faults = new BrokerFaults(clock, random, cutAll);
  const http = createServer((request, response) => {
    serveFaultHttp(faults, cutAll, request, response).catch((error: unknown) => {
      response.destroy(error instanceof Error ? error : undefined);
    });
  });
  const server = createPortServer((socket) => {
    if (faults.isDown) {
      socket.destroy();
      return;
    }
    const client = new ClientConnection(container, socket, { broker, clock, key, faults });
    clients.add(client);
    socket.once('close', () => clients.delete(client));
  }, http);
  const close = async () => {
    if (server.listening) {
      server.close();
      http.closeAllConnections();
      cutAll();
      await once(server, 'close');
    }
    broker.stop();
    store.close();
  };
  try {
    server.listen(options.port, '127.0.0.1');
    await once(server, 'listening');
  } catch (error) {
    await close();
    throw error;
  }
  const { port } = server.address() as AddressInfo;
  return {
    endpoint: `http://127.0.0.1:${port}`,
    connectionString: `Endpoint=sb://127.0.0.1:${port};SharedAccessKeyName=local;SharedAccessKey=${key};UseDevelopmentEmulator=true;`,
    close,
  };
}
