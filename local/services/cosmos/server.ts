import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { serveFaultEndpoint } from '../fault-endpoint.ts';
import type { Faults } from '../faults.ts';
import { readBody } from '../read-body.ts';
import type { Account } from './account.ts';
import { asCosmosError } from './as-cosmos-error.ts';
import type { Authorization } from './authorization.ts';
import type { Reply } from './reply.ts';
import { parsePath } from './request.ts';
import { route } from './route.ts';

/** Above the 2 MB of an item or batch, so that its own limit is what a client hears of. */
const MAX_BODY_BYTES = 4 * 1024 * 1024;

/** Longer than any pause of a client that keeps its connection, which must not be cut under a request. */
const KEEP_ALIVE_MS = 10 * 60 * 1000;

/** Makes the HTTP server; the caller binds it to a port. */
export function createCosmosServer(
  account: Account,
  authorization: Authorization,
  faults: Faults,
): Server {
  const server = createServer((request, response) => {
    void serve(account, authorization, faults, request, response);
  });
  server.keepAliveTimeout = KEEP_ALIVE_MS;
  return server;
}

async function serve(
  account: Account,
  authorization: Authorization,
  faults: Faults,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  try {
    if (await serveFaultEndpoint(faults, request, response)) return;
    response.setHeader('x-ms-activity-id', randomUUID());
    if (await faults.apply(request, response)) return;
    send(account, response, await answer(account, authorization, request));
  } catch (error) {
    // Only a broken connection comes here.
    response.destroy(error instanceof Error ? error : undefined);
  }
}

async function answer(
  account: Account,
  authorization: Authorization,
  message: IncomingMessage,
): Promise<Reply> {
  try {
    const { method = 'GET', url = '/', headers } = message;
    const request = {
      method,
      path: parsePath(url),
      headers,
      body: await readBody(message, MAX_BODY_BYTES),
    };
    authorization.check(request);
    return route(account, request);
  } catch (error) {
    if (message.destroyed && !message.complete) throw error;
    return refusal(error);
  }
}

function refusal(error: unknown): Reply {
  const known = asCosmosError(error);
  if (!known) {
    const message = error instanceof Error ? error.message : String(error);
    console.error('The local Cosmos DB service failed:', error);
    return { status: 500, body: JSON.stringify({ code: 'InternalServerError', message }) };
  }
  const { status, code, message, substatus } = known;
  return {
    status,
    body: JSON.stringify({ code, message }),
    headers: {
      ...(substatus !== undefined && { 'x-ms-substatus': String(substatus) }),
      // The rest of a body that is too large is not waited for.
      ...(status === 413 && { connection: 'close' }),
    },
  };
}

function send(account: Account, response: ServerResponse, reply: Reply): void {
  response.writeHead(reply.status, {
    'content-type': 'application/json',
    'x-ms-version': '2020-07-15',
    'x-ms-gatewayversion': 'version=local',
    'x-ms-request-charge': String(reply.charge ?? 1),
    'x-ms-session-token': `0:-1#${account.store.sequence.current}`,
    ...reply.headers,
  });
  response.end(reply.body);
}
