import { subscribe } from 'node:diagnostics_channel';
import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';

/** The client's connection behind one invocation. */
export interface Connection {
  /** Fires when the client went away before its response was complete. */
  readonly signal: AbortSignal;
  /** Resolves once the client has read what was sent so far, or is gone. */
  drained(): Promise<void>;
  /** Breaks the connection: all that is left to say when a response fails whose status is already sent. */
  cut(): void;
}

const invocationHeader = 'x-ms-invocation-id';
/** How long a connection that closed early is remembered for an invocation that comes later, in milliseconds. */
const rememberMs = 60_000;
const known = new Map<string, Connection>();

/**
 * `@azure/functions` writes response bodies without regard to back-pressure or a closed connection, and hands no
 * signal to the handler. Its streaming server is an ordinary `node:http` server, so Node's own diagnostics channel
 * shows each request with its invocation id, and the response to watch. The channel speaks before the library sees
 * the request, and the library calls a handler only after that.
 */
subscribe('http.server.request.start', (message) => {
  const { request, response } = message as { request: IncomingMessage; response: ServerResponse };
  const invocationId = request.headers[invocationHeader];
  if (typeof invocationId !== 'string') return;
  const controller = new AbortController();
  const connection = watch(response, controller.signal);
  known.set(invocationId, connection);
  const forget = () => {
    if (known.get(invocationId) === connection) known.delete(invocationId);
  };
  response.once('close', () => {
    if (response.writableFinished) {
      forget();
      return;
    }
    controller.abort();
    setTimeout(forget, rememberMs).unref();
  });
});

function watch(response: ServerResponse, signal: AbortSignal): Connection {
  return {
    signal,
    async drained() {
      if (!response.writableNeedDrain || signal.aborted) return;
      await once(response, 'drain', { signal }).catch(() => undefined);
    },
    cut() {
      response.destroy();
    },
  };
}

const detached: Connection = {
  signal: new AbortController().signal,
  drained: async () => undefined,
  cut: () => undefined,
};

/** The connection of an invocation; one that never closes when the host does not stream. */
export function connectionOf(invocationId: string): Connection {
  return known.get(invocationId) ?? detached;
}
