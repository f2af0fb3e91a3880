/**
 * Loaded into Azurite's process before its program (`node --import`): the answer to a request for a container's properties
 * says in `x-local-writes` how many writes the container has seen, so that who watches it need not list it to find that
 * nothing happened.
 */
import { randomUUID } from 'node:crypto';
import { Server, type IncomingMessage, type ServerResponse } from 'node:http';
import { WriteCounts } from './write-counts.ts';

// Counts begin anew with every start; no stamp of an earlier one may look like one of this.
const counts = new WriteCounts(randomUUID());
const prototype = Server.prototype;
const emit = Reflect.get(prototype, 'emit') as (...values: unknown[]) => boolean;

Reflect.set(
  prototype,
  'emit',
  function stamp(this: Server, event: unknown, ...values: unknown[]): boolean {
    if (event === 'request') {
      const [request, response] = values as [IncomingMessage, ServerResponse];
      const asked = counts.stampFor(request);
      if (asked !== undefined) response.setHeader('x-local-writes', asked);
      // Once it is over: what is read after the count has changed shows the write.
      else response.once('close', () => counts.note(request));
    }
    return Reflect.apply(emit, this, [event, ...values]);
  },
);
