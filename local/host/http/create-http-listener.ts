import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { HostLog } from '../host-log.ts';
import { describeError } from '../invocation/describe-error.ts';
import { findDestination, type Destination, type Routing } from './find-destination.ts';
import type { HttpCall } from './http-call.ts';
import type { HttpThrottle } from './http-throttle.ts';
import { isOwnName } from './is-own-name.ts';
import { parseTarget } from './parse-target.ts';
import { sendProblem } from './problem.ts';
import {
  badTarget,
  foreignName,
  functionFailed,
  notReady,
  routeNotFound,
  tooManyRequests,
} from './problems.ts';

export interface HttpListenerOptions extends Routing {
  readonly throttle: HttpThrottle;
  readonly serve: (call: HttpCall) => void | Promise<void>;
  /** Serves `/runtime` and `/durabletask`; false means that the path is not its own. */
  readonly handleWebhook: (request: IncomingMessage, response: ServerResponse) => Promise<boolean>;
  readonly fallback: ((request: IncomingMessage, response: ServerResponse) => void) | undefined;
  readonly isStopping: () => boolean;
  readonly log: HostLog;
}

/** Takes each request to whom it is for, and answers those that nobody can take. */
export function createHttpListener(options: HttpListenerOptions): RequestListener {
  return (request, response) => {
    handle(options, request, response).catch((error: unknown) => {
      options.log.message({ level: 'error', source: 'host', message: describeError(error) });
      if (!response.writableEnded) sendProblem(response, functionFailed);
    });
  };
}

async function handle(
  options: HttpListenerOptions,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const url = parseTarget(request, '127.0.0.1');
  if (!url) {
    sendProblem(response, badTarget);
    return;
  }
  if (!isOwnName(url.hostname)) {
    sendProblem(response, foreignName);
    return;
  }
  const destination = findDestination(options, request, url);
  switch (destination.kind) {
    case 'webhook':
      if (await options.handleWebhook(request, response)) return;
      sendProblem(response, routeNotFound(url.pathname));
      return;
    case 'outside':
      if (options.fallback) options.fallback(request, response);
      else sendProblem(response, routeNotFound(url.pathname));
      return;
    case 'problem':
      sendProblem(response, destination.problem);
      return;
    case 'function':
      await callFunction(options, request, response, url, destination);
  }
}

/** A function gets its turn under the throttle; it ends when the answer is sent or the caller is gone. */
async function callFunction(
  options: HttpListenerOptions,
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
  { target, values }: Destination & { kind: 'function' },
): Promise<void> {
  // Only functions are refused while the host stops: those at work may still need the webhooks.
  const turn = options.isStopping() ? 'stopping' : options.throttle.enter();
  if (turn === undefined || turn === 'stopping') {
    sendProblem(response, turn === 'stopping' ? notReady : tooManyRequests);
    return;
  }
  const leave = await turn;
  if (response.destroyed) {
    leave();
    return;
  }
  response.once('close', leave);
  await options.serve({ request, response, url, values, registered: target.registered });
}
