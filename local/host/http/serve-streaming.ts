import { request as sendRequest, type Agent, type IncomingMessage } from 'node:http';
import type { ClientRequest, OutgoingHttpHeaders, ServerResponse } from 'node:http';
import type { Invoker } from '../invocation/invoker.ts';
import { drainUnreadBody } from './drain-unread-body.ts';
import type { EventStreams } from './event-streams.ts';
import { endToEndHeaders } from './end-to-end-headers.ts';
import { toInvocationCall, type HttpCall } from './http-call.ts';
import { sendProblem, type Problem } from './problem.ts';
import { functionFailed, functionGaveNoAnswer, libraryUnreachable } from './problems.ts';

export interface StreamingContext {
  readonly invoker: Invoker;
  /** Port of the HTTP server that the library runs in streaming mode. */
  readonly libraryPort: number;
  readonly agent: Agent;
  readonly newId: () => string;
  readonly streams: EventStreams;
}

const invocationIdHeader = 'x-ms-invocation-id';

/**
 * Serves a request in streaming mode: the body and the answer go straight between the caller and the
 * library's own HTTP server, joined to the invocation by its id. Streams are piped, so a slow reader
 * slows the writer; a caller that leaves cuts the library's request at once, and the other way round.
 */
export function serveStreaming(call: HttpCall, context: StreamingContext): void {
  const { request, response } = call;
  const invocationId = context.newId();
  const upstream = openUpstream(call, context, invocationId);
  const fail = (problem: Problem) => {
    upstream.destroy();
    if (!response.writableEnded) sendProblem(response, problem);
  };

  upstream.once('response', (answer) => {
    context.streams.add(answer, response);
    relayAnswer(answer, response);
  });
  upstream.once('error', () => fail(libraryUnreachable));
  response.once('close', () => {
    if (!response.writableFinished) upstream.destroy();
  });
  drainUnreadBody(request, response, () => upstream.destroy());
  sendBody(request, upstream);

  context.invoker
    .invoke({
      ...toInvocationCall(call, context.newId),
      invocationId,
      // The library takes the request from its own server; the data only names the binding.
      data: { http: {} },
      statusOf: ({ value }) => statusOf(value),
    })
    .then(
      // Without a value the library sends nothing, so that the caller would wait for ever.
      ({ value }) => {
        if (value == null) fail(functionGaveNoAnswer);
      },
      () => fail(functionFailed),
    );
}

function openUpstream(
  { request, url }: HttpCall,
  { libraryPort, agent }: StreamingContext,
  invocationId: string,
): ClientRequest {
  const headers: OutgoingHttpHeaders = {
    ...endToEndHeaders(request.headers),
    [invocationIdHeader]: invocationId,
    'x-forwarded-host': url.host,
    'x-forwarded-proto': url.protocol.slice(0, -1),
  };
  // Set for any method: Node would send an unframed body with GET, which the next server misreads.
  if (isChunked(request)) headers['transfer-encoding'] = 'chunked';
  return sendRequest({
    // The library names localhost but listens on every address; this one needs no look-up.
    host: '127.0.0.1',
    port: libraryPort,
    agent,
    method: request.method,
    path: url.pathname + url.search,
    headers,
  });
}

function sendBody(request: IncomingMessage, upstream: ClientRequest): void {
  const length = Number(request.headers['content-length'] ?? 0);
  if (length > 0 || isChunked(request)) request.pipe(upstream);
  else upstream.end();
}

function isChunked(request: IncomingMessage): boolean {
  return request.headers['transfer-encoding'] !== undefined;
}

function relayAnswer(answer: IncomingMessage, response: ServerResponse): void {
  if (response.headersSent || response.destroyed) {
    answer.destroy();
    return;
  }
  const { [invocationIdHeader]: _id, ...headers } = endToEndHeaders(answer.headers);
  response.writeHead(answer.statusCode ?? 502, headers);
  answer.pipe(response);
  answer.once('close', () => {
    if (!answer.complete) response.destroy();
  });
}

function statusOf(value: unknown): number | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const status = 'status' in value ? value.status : undefined;
  return typeof status === 'number' ? status : 200;
}
