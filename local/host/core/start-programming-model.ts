import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { Server } from 'node:net';
import type { ProgrammingModel } from './core-types.ts';

/** Where the library serves HTTP functions in streaming mode, and how to stop it. */
export interface LibraryServer {
  readonly port: number;
  close(): void;
}

const listenChannel = 'tracing:net.server.listen:asyncStart';

/**
 * Asks the library for its capabilities, which locks its setup. With `enableHttpStream` it starts
 * an HTTP server of its own that it never closes; the server is caught through Node's diagnostics
 * channel so that the host can end it.
 * @returns the library's server, or undefined in buffered mode.
 */
export async function startProgrammingModel(
  model: ProgrammingModel,
): Promise<LibraryServer | undefined> {
  const listening = new Set<Server>();
  const remember = (message: unknown) => {
    const server = (message as { server?: unknown }).server;
    if (server instanceof Server) listening.add(server);
  };
  subscribe(listenChannel, remember);
  try {
    const { HttpUri } = await model.getCapabilities({});
    if (HttpUri === undefined) return undefined;
    const port = Number(new URL(HttpUri).port);
    return { port, close: () => closeServerOn(port, listening) };
  } finally {
    unsubscribe(listenChannel, remember);
  }
}

/** Other servers of this process may have started meanwhile: only the one on `port` is the library's. */
function closeServerOn(port: number, servers: ReadonlySet<Server>): void {
  for (const server of servers) {
    const address = server.address();
    if (address !== null && typeof address === 'object' && address.port === port) {
      server.close();
      if ('closeAllConnections' in server) (server.closeAllConnections as () => void)();
    }
  }
}
