import { subscribe } from 'node:diagnostics_channel';
import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';

/** The client's connection behind one invocation. */
export interface Connection {
  /** Fires when the client went away before its response was complete. */
  readonly signal: AbortSignal;
  /** Resolves once the client has read what was sent so far, or is gone. */
  drained(): Promise<void>;
}

const invocationHeader = 'x-ms-invocation-id';
const open = new Map<string, Connection>();

/**
 * `@azure/functions` writes response bodies without regard to back-pressure or a closed connection, and hands no
 * signal to the handler. Its streaming server is an ordinary `node:http` server, so Node's own diagnostics channel
 * shows each request with its invocation id, and the response to watch.
 */
subscribe('http.server.request.start', (message) => {
  const { request, response } = message as { request: IncomingMessage; response: ServerResponse };
  const invocationId = request.headers[invocationHeader];
  if (typeof invocationId !== 'string') return;
  const controller = new AbortController();
  open.set(invocationId, {
    signal: controller.signal,
    async drained() {
      if (!response.writableNeedDrain || controller.signal.aborted) return;
      await once(response, 'drain', { signal: controller.signal }).catch(() => undefined);
    },
  });
  response.once('close', () => {
    open.delete(invocationId);
    if (!response.writableFinished) controller.abort();
  });
});

const detached: Connection = {
  signal: new AbortController().signal,
  drained: async () => undefined,
};

/** The connection of an invocation; one that never closes when the host does not stream. */
export function connectionOf(invocationId: string): Connection {
  return open.get(invocationId) ?? detached;
}
