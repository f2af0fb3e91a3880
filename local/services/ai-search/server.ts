import { timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { serveFaultEndpoint } from '../fault-endpoint.ts';
import type { Faults } from '../faults.ts';
import { BodyTooLargeError, readBody } from '../read-body.ts';
import { serveRoute } from './route.ts';
import { invalidRequest, notSupported, SearchServiceError } from './search-service-error.ts';
import type { ServiceContext } from './service-context.ts';
import type { ServiceReply, ServiceRequest } from './wire.ts';

/** The service's limit for an indexing batch, and ours for every body. */
const MAX_BODY_BYTES = 16 * 1024 * 1024;

/** What the server needs beside the operations' own context. */
export interface ServerOptions {
  readonly apiKey: string;
  readonly faults: Faults;
  /** The context of one request: item faults depend on the request they are rolled for. */
  contextFor(request: IncomingMessage): ServiceContext;
}

/** Speaks the service's REST dialect: api-key, api-version, JSON with `@odata` annotations, error objects. */
export function createSearchServer(options: ServerOptions): Server {
  return createServer((request, response) => {
    serve(options, request, response).catch((error: unknown) => {
      response.destroy(error instanceof Error ? error : undefined);
    });
  });
}

async function serve(
  options: ServerOptions,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { faults } = options;
  if (await serveFaultEndpoint(faults, request, response)) return;
  if (await faults.apply(request, response)) {
    request.resume();
    return;
  }
  let reply: ServiceReply;
  try {
    reply = await answer(options, request);
  } catch (error) {
    // A client that has gone reads no reply, and its unfinished request is no failure of the service.
    if (request.socket.destroyed) return;
    reply = describeError(error);
    // What is left of a refused body is read and dropped, so that the client gets to read the reply.
    request.resume();
  }
  send(request, response, reply);
}

async function answer(options: ServerOptions, request: IncomingMessage): Promise<ServiceReply> {
  authenticate(request, options.apiKey);
  const url = new URL(request.url ?? '/', `http://${request.headers.host ?? '127.0.0.1'}`);
  if (!url.searchParams.has('api-version')) {
    throw invalidRequest(
      "The query parameter 'api-version' is required.",
      'MissingApiVersionParameter',
    );
  }
  const serviceRequest: ServiceRequest = {
    body: parseJson(await readBody(request, MAX_BODY_BYTES)),
    query: url.searchParams,
    ifMatch: request.headers['if-match'],
    ifNoneMatch: request.headers['if-none-match'],
    url: url.href,
  };
  return serveRoute(
    options.contextFor(request),
    serviceRequest,
    request.method ?? '',
    url.pathname,
  );
}

function authenticate({ headers }: IncomingMessage, apiKey: string): void {
  if (headers.authorization !== undefined) {
    throw notSupported('Authentication with a bearer token (send the api-key instead)');
  }
  const given = Buffer.from(String(headers['api-key'] ?? ''));
  const expected = Buffer.from(apiKey);
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) {
    throw new SearchServiceError(403, '', 'Access denied: the api-key is missing or wrong.');
  }
}

function parseJson(body: Buffer): unknown {
  if (body.length === 0) return undefined;
  try {
    return JSON.parse(body.toString());
  } catch (error) {
    throw invalidRequest(`The request body is not JSON: ${(error as SyntaxError).message}`);
  }
}

function describeError(error: unknown): ServiceReply {
  if (error instanceof SearchServiceError) {
    return { status: error.status, body: { error: { code: error.code, message: error.message } } };
  }
  if (error instanceof BodyTooLargeError) {
    const message = `${error.message} Send the documents in smaller batches.`;
    return { status: 413, body: { error: { code: 'RequestEntityTooLarge', message } } };
  }
  console.error('The local AI Search service failed to serve a request.', error);
  const message = 'The local AI Search service failed; its output has the details.';
  return { status: 500, body: { error: { code: 'InternalServerError', message } } };
}

function send(
  request: IncomingMessage,
  response: ServerResponse,
  { status, body }: ServiceReply,
): void {
  const isText = typeof body === 'string';
  const type = isText ? 'text/plain' : 'application/json; odata.metadata=none';
  const requestId = request.headers['x-ms-client-request-id'];
  response.writeHead(status, {
    ...(body !== undefined && { 'content-type': `${type}; charset=utf-8` }),
    ...(typeof requestId === 'string' && { 'request-id': requestId }),
  });
  response.end(isText || body === undefined ? body : JSON.stringify(body));
}
