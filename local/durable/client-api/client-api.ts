import { timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';

import { RPC_PATH, WEBHOOK_PATH } from '../client-binding.ts';
import type { HubContext } from '../hub-context.ts';
import { messageOf } from '../orchestrator/message-of.ts';
import { problem, type ApiContext, type ApiResponse } from './api-context.ts';
import { readText } from './read-text.ts';
import { findRoute } from './routes.ts';

interface Access {
  /** Path below the API's root, without a leading slash; undefined when the path is not the hub's. */
  readonly path: string | undefined;
  readonly key: string;
}

/** The HTTP API that durable-functions' DurableClient calls. */
export class ClientApi {
  readonly #context: ApiContext;
  readonly #accessKey: string;

  constructor(
    hub: HubContext,
    options: { hubName: string; accessKey: string; wake: (instanceId: string) => void },
  ) {
    this.#context = { hub, hubName: options.hubName, wake: options.wake };
    this.#accessKey = options.accessKey;
  }

  /** @returns false when the path is not the hub's. */
  async handle(request: IncomingMessage, response: ServerResponse): Promise<boolean> {
    const url = new URL(request.url ?? '/', `http://${request.headers.host ?? 'localhost'}`);
    const access = accessOf(url);
    if (access.path === undefined) return false;
    try {
      send(response, await this.#answer(request, url, access.path, access.key));
    } catch (error) {
      const message = `The Durable API failed: ${messageOf(error)}`;
      this.#context.hub.log({ level: 'error', message });
      send(response, problem(500, message));
    }
    return true;
  }

  async #answer(
    request: IncomingMessage,
    url: URL,
    path: string,
    key: string,
  ): Promise<ApiResponse> {
    if (!sameText(key, this.#accessKey)) {
      return problem(
        401,
        "The access key is missing or wrong. Use the URLs of the Durable client; they hold the key until the host's next start.",
      );
    }
    const wrongHub = otherTaskHub(url.searchParams.get('taskHub'), this.#context.hubName);
    if (wrongHub) return wrongHub;

    const found = findRoute(request.method ?? 'GET', path);
    if (!found) return problem(404, `The Durable API has no ${request.method ?? 'GET'} /${path}.`);
    const body = await readText(request);
    if (body === undefined) return problem(413, 'The request body is longer than 16 MB.');
    if (this.#context.hub.isClosed()) return problem(503, 'The task hub is closing.');
    const { route, params } = found;
    const { headers } = request;
    return route({ url, query: url.searchParams, headers, body, params }, this.#context);
  }
}

function accessOf(url: URL): Access {
  const below = (root: string): string | undefined =>
    url.pathname.startsWith(`${root}/`) ? url.pathname.slice(root.length + 1) : undefined;
  const hook = below(WEBHOOK_PATH);
  if (hook !== undefined) return { path: hook, key: url.searchParams.get('code') ?? '' };
  const rpc = below(RPC_PATH);
  if (rpc === undefined) return { path: undefined, key: '' };
  const [key = '', ...rest] = rpc.split('/');
  return { path: rest.join('/'), key };
}

function otherTaskHub(asked: string | null, hubName: string): ApiResponse | undefined {
  if (asked === null || asked.toLowerCase() === hubName.toLowerCase()) return undefined;
  return problem(501, `This host serves the task hub '${hubName}' only, not '${asked}'.`);
}

function sameText(given: string, expected: string): boolean {
  const a = Buffer.from(given);
  const b = Buffer.from(expected);
  return a.length === b.length && timingSafeEqual(a, b);
}

function send(response: ServerResponse, { status, body, headers }: ApiResponse): void {
  const text = body === undefined ? '' : JSON.stringify(body);
  response.writeHead(status, {
    ...(body !== undefined && { 'content-type': 'application/json; charset=utf-8' }),
    'content-length': Buffer.byteLength(text),
    'cache-control': 'no-store',
    ...headers,
  });
  response.end(text);
}
