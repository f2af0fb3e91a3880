import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { Faults } from '../faults.ts';
import type { LocalService, LocalServiceOptions } from '../service.ts';
import { loadIndexes } from './load-indexes.ts';
import { createSearchServer } from './server.ts';
import { SearchStore } from './store.ts';

/** Anyone on this machine may know it: the service listens on loopback only. */
const DEFAULT_API_KEY = 'local-ai-search-key';

export interface AiSearchOptions extends LocalServiceOptions {
  /** The admin key clients must send. */
  readonly apiKey?: string;
  /** Decides which requests and items faults with a rate hit; 0 to 1. */
  readonly random?: () => number;
  /** Milliseconds since 1970; freshness is measured against it. */
  readonly now?: () => number;
}

/**
 * Starts a service that speaks the REST API of Azure AI Search over plain http, as far as this project needs it:
 * indexes, indexing batches, and keyword, vector and hybrid search. What it does not know it refuses with 501.
 * `directory` gets one file, `ai-search.db`, from which everything is rebuilt into memory before this resolves.
 * @throws Error when the file cannot be opened or the port is taken.
 */
export async function startAiSearch(
  options: AiSearchOptions,
): Promise<LocalService & { readonly apiKey: string }> {
  const { apiKey = DEFAULT_API_KEY, now = Date.now } = options;
  const faults = new Faults(options.random);
  const store = new SearchStore(options.directory);
  const indexes = loadIndexes(store);
  const server = createSearchServer({
    apiKey,
    faults,
    contextFor: (request) => ({
      store,
      indexes,
      now,
      itemFault: (key) => faults.itemStatus(request, key),
    }),
  });
  server.listen(options.port, '127.0.0.1');
  try {
    await once(server, 'listening');
  } catch (error) {
    store.close();
    throw error;
  }
  const { port } = server.address() as AddressInfo;
  return {
    endpoint: `http://127.0.0.1:${port}`,
    apiKey,
    close: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
      store.close();
    },
  };
}
