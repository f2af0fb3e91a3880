import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { once } from 'node:events';
import { serveFaultEndpoint } from '../fault-endpoint.ts';
import { Faults } from '../faults.ts';
import type { LocalService, LocalServiceOptions } from '../service.ts';
import { createChatCompletion } from './operations/create-chat-completion.ts';
import { createEmbeddings } from './operations/create-embeddings.ts';
import { listModels } from './operations/list-models.ts';
import type { OperationContext } from './operations/operation-context.ts';
import { matchRoute } from './route.ts';
import { authorize } from './wire/authorize.ts';
import { OpenAIError } from './wire/openai-error.ts';
import { replyJson } from './wire/reply-json.ts';

export interface OpenAIServiceOptions extends LocalServiceOptions {
  /** The key clients must send; `local` when absent. */
  readonly apiKey?: string;
  /** Source of reply ids and of the faults' chances; `Math.random` when absent. */
  readonly random?: () => number;
  /** Milliseconds since the epoch, for `created`; `Date.now` when absent. */
  readonly now?: () => number;
}

export interface OpenAIService extends LocalService {
  /** What an OpenAI client takes as its base URL: the endpoint and `/v1`. */
  readonly baseUrl: string;
  readonly apiKey: string;
}

/**
 * Starts the OpenAI-compatible model service on loopback: hashed embeddings and an extractive chat model, both
 * deterministic and without added latency. It keeps no state, so `directory` is not used.
 * @throws the listen error (`EADDRINUSE`, …) when the port cannot be had
 */
export async function startOpenAI(options: OpenAIServiceOptions): Promise<OpenAIService> {
  const { apiKey = 'local', random = Math.random, now = Date.now } = options;
  const faults = new Faults(random);
  const context: OperationContext = { random, now };
  const server = createServer((request, response) => {
    serve(request, response, apiKey, faults, context).catch((error: unknown) => {
      replyError(response, error);
    });
  });
  server.listen(options.port, '127.0.0.1');
  await once(server, 'listening');
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { endpoint, baseUrl: `${endpoint}/v1`, apiKey, close: () => closeServer(server) };
}

async function serve(
  request: IncomingMessage,
  response: ServerResponse,
  apiKey: string,
  faults: Faults,
  context: OperationContext,
): Promise<void> {
  if (await serveFaultEndpoint(faults, request, response)) return;
  if (await faults.apply(request, response)) return;
  const route = matchRoute(
    request.method ?? 'GET',
    new URL(request.url ?? '/', 'http://localhost'),
  );
  authorize(request.headers, apiKey);
  if (route.operation === 'models') listModels(response, route.modelId, context);
  else if (route.operation === 'embeddings') await createEmbeddings(request, response);
  else await createChatCompletion(request, response, route.isAzureDeployment, context);
}

function replyError(response: ServerResponse, error: unknown): void {
  const known =
    error instanceof OpenAIError
      ? error
      : new OpenAIError(500, 'internal_error', `The local model failed: ${String(error)}`);
  if (response.destroyed) return;
  if (response.headersSent) {
    // A stream has begun: clients read an `error` event as the end of it.
    response.end(`data: ${JSON.stringify(known)}\n\n`);
    return;
  }
  // The rest of an unread body must not be taken for the next request.
  if (!response.req.complete) response.setHeader('connection', 'close');
  replyJson(response, known.status, known);
}

async function closeServer(server: Server): Promise<void> {
  const closed = once(server, 'close');
  server.close();
  server.closeAllConnections();
  await closed;
}
