import { Agent, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import type { TaskHub } from '../durable/task-hub.ts';
import type { Clock } from './clock.ts';
import type { RegisteredFunction } from './core/core-types.ts';
import type { LibraryServer } from './core/start-programming-model.ts';
import { triggerOf } from './core/trigger-of.ts';
import { HostError } from './host-error.ts';
import type { HostLog } from './host-log.ts';
import { createHttpListener } from './http/create-http-listener.ts';
import { EventStreams } from './http/event-streams.ts';
import type { HttpCall } from './http/http-call.ts';
import { toHttpRoute, type HttpFunction } from './http/http-functions.ts';
import { HttpThrottle } from './http/http-throttle.ts';
import { RouteTable, type Route } from './http/route-table.ts';
import { serveBuffered } from './http/serve-buffered.ts';
import { serveStreaming } from './http/serve-streaming.ts';
import type { Invoker } from './invocation/invoker.ts';
import type { HostSettings } from './parse-host-json.ts';

export interface HttpFrontOptions {
  readonly functions: ReadonlyMap<string, RegisteredFunction>;
  readonly settings: HostSettings['http'];
  readonly appSettings: Readonly<Record<string, string | undefined>>;
  readonly hostKey: string | undefined;
  readonly invoker: Invoker;
  readonly libraryServer: LibraryServer | undefined;
  readonly taskHub: TaskHub | undefined;
  readonly fallback: ((request: IncomingMessage, response: ServerResponse) => void) | undefined;
  readonly log: HostLog;
  readonly clock: Clock;
  readonly newId: () => string;
}

/** The HTTP side of the host. */
export interface HttpFront {
  readonly listener: RequestListener;
  readonly routes: readonly Route<HttpFunction>[];
  /**
   * Answers further requests for functions with 503 and cuts event streams once they are silent; resolves when all
   * requests at work are answered.
   */
  drain(): Promise<void>;
  close(): void;
}

/** Azure's default, in bytes. */
const defaultBodyLimit = 104_857_600;

/** @throws HostError when a route cannot be served or a key is needed that the host does not have. */
export function serveFunctions(options: HttpFrontOptions): HttpFront {
  const { functions, settings, appSettings, hostKey, taskHub } = options;
  const routes = [...functions.values()]
    .filter(({ metadata }) => triggerOf(metadata).type === 'httpTrigger')
    .map((registered) => toHttpRoute(registered, appSettings));
  if (hostKey === undefined) refuseKeyedFunctions(routes);

  const throttle = new HttpThrottle(settings);
  const agent = new Agent({ keepAlive: true });
  const streams = new EventStreams(options.clock);
  let stopping = false;
  const listener = createHttpListener({
    routes: new RouteTable(routes),
    routePrefix: settings.routePrefix,
    hostKey,
    throttle,
    serve: createServe(options, agent, streams),
    handleWebhook: (request, response) =>
      taskHub?.handleHttp(request, response) ?? Promise.resolve(false),
    fallback: options.fallback,
    isStopping: () => stopping,
    log: options.log,
  });
  return {
    listener,
    routes,
    drain() {
      stopping = true;
      streams.cutSilent();
      return throttle.idle();
    },
    close: () => agent.destroy(),
  };
}

function createServe(
  { invoker, libraryServer, newId, appSettings }: HttpFrontOptions,
  agent: Agent,
  streams: EventStreams,
) {
  if (!libraryServer) {
    const bodyLimit = Number(appSettings.FUNCTIONS_REQUEST_BODY_SIZE_LIMIT ?? defaultBodyLimit);
    return (call: HttpCall) => serveBuffered(call, { invoker, newId, bodyLimit });
  }
  const context = { invoker, agent, newId, streams, libraryPort: libraryServer.port };
  return (call: HttpCall) => serveStreaming(call, context);
}

function refuseKeyedFunctions(routes: readonly Route<HttpFunction>[]): void {
  const keyed = routes.find(({ target }) => target.requiresKey);
  if (keyed) {
    throw new HostError(
      `Function "${keyed.target.registered.metadata.name}" asks for a function key, but the host has none; start it with a host key.`,
    );
  }
}
