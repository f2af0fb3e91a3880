/** Loaded into Azurite's process before its program (`node --import`): answers requests that Azure would refuse. */
import { Server, type IncomingMessage, type ServerResponse } from 'node:http';
import { storageRefusal, type StorageRefusal } from './storage-rules.ts';

const prototype = Server.prototype;
const emit = Reflect.get(prototype, 'emit') as (...values: unknown[]) => boolean;

Reflect.set(
  prototype,
  'emit',
  function enforce(this: Server, event: unknown, ...values: unknown[]): boolean {
    if (event !== 'request') return Reflect.apply(emit, this, [event, ...values]);
    const [request, response] = values as [IncomingMessage, ServerResponse];
    const refusal = storageRefusal(request);
    if (!refusal) return Reflect.apply(emit, this, [event, ...values]);
    // What is still being sent is read, so that the client gets to the answer.
    request.resume();
    refuse(response, refusal);
    return true;
  },
);

function refuse(response: ServerResponse, { code, message }: StorageRefusal): void {
  response.writeHead(400, { 'content-type': 'application/xml', 'x-ms-error-code': code });
  response.end(
    `<?xml version="1.0" encoding="utf-8"?><Error><Code>${code}</Code><Message>${message}</Message></Error>`,
  );
}
