import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { Faults } from '../faults.ts';
import type { LocalService, LocalServiceOptions } from '../service.ts';
import { Authorization } from './authorization.ts';
import { createCosmosServer } from './server.ts';
import { QueryCache } from './sql/query-cache.ts';
import { Store } from './store/store.ts';

/** The key that Microsoft publishes for its own emulator: no secret, and known to every tool. */
const EMULATOR_KEY =
  'C2y6yDjf5/R+ob0N8A7Cgv30VRDJIWEHLM+4QDU5DE2nQ9nDuVTqobD4b8mGGyPMbIZnqyMsEcaGQy67XIw/Jw==';

const PURGE_INTERVAL_MS = 30_000;

export interface CosmosOptions extends LocalServiceOptions {
  /** Account key in base64; the published emulator key by default. */
  readonly key?: string;
  /** Decides which requests a fault with a `rate` hits; 0 to 1. */
  readonly random?: () => number;
  /** The time in milliseconds. */
  readonly now?: () => number;
  /** Serve queries that name no partition key; refused by default, so that none slips into the product. */
  readonly allowCrossPartitionQueries?: boolean;
}

/**
 * Starts a stand-in for Azure Cosmos DB for NoSQL that `@azure/cosmos` talks to in gateway mode over http.
 * @throws Error when the port is taken or the file in the directory cannot be used.
 */
export async function startCosmos(options: CosmosOptions): Promise<LocalService & { key: string }> {
  const { key = EMULATOR_KEY, now = Date.now, allowCrossPartitionQueries = false } = options;
  const store = new Store(options.directory, now);
  const account = { store, queries: new QueryCache(), now, allowCrossPartitionQueries };
  const server = createCosmosServer(account, new Authorization(key), new Faults(options.random));
  const purging = setInterval(() => store.purge(), PURGE_INTERVAL_MS).unref();
  const close = async () => {
    clearInterval(purging);
    if (server.listening) {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    }
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
  return { endpoint: `http://127.0.0.1:${port}`, key, close };
}
