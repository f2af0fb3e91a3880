import type { HttpHandler, HttpMethod, InvocationContext } from '@azure/functions';
import type { Principal } from '../domain/principal.ts';
import { AppError, toAppError } from '../errors.ts';
import type { Log } from '../ports/log.ts';
import { resolvePrincipal } from '../identity/resolve-principal.ts';
import { services, type Services } from '../services.ts';
import { connectionOf, type Connection } from './connection.ts';
import { describeError } from './describe-error.ts';
import { runOnce } from './idempotency/run-once.ts';
import type { IncomingRequest } from './incoming-request.ts';
import { invocationLog } from './invocation-log.ts';
import { problem } from './problem.ts';
import { refuseCrossSite } from './refuse-cross-site.ts';
import { withoutBody, type Reply } from './reply.ts';

/** One HTTP call, as a route sees it. */
export interface Call {
  readonly request: IncomingRequest;
  readonly context: InvocationContext;
  readonly principal: Principal;
  readonly services: Services;
  readonly log: Log;
  readonly requestId: string;
  readonly connection: Connection;
}

export type Route = (call: Call) => Promise<Reply>;

type Routes = Readonly<Partial<Record<HttpMethod, Route>>>;

/** A function is registered for all of these, so that a wrong method gets a 405 from us and not a 404 from the host. */
export const allMethods: HttpMethod[] = [
  'GET',
  'POST',
  'PUT',
  'PATCH',
  'DELETE',
  'HEAD',
  'OPTIONS',
];

/** Methods that may change something; the others never do. */
const changing: readonly HttpMethod[] = ['POST', 'PUT', 'PATCH', 'DELETE'];

/** What a caller's own request id may look like; anything else is replaced, since it goes into logs. */
const requestIdPattern = /^[\w.-]{8,64}$/;

/**
 * Turns routes by method into the handler of an HTTP function: settles the request id and the principal, answers HEAD
 * as GET without a body and other methods with 405 and `Allow`, refuses what pages of other origins send, executes a
 * request with an `Idempotency-Key` once, and turns everything thrown into a problem. `readsOnly` says that no route changes
 * anything, whatever its method. Nothing may escape: with streaming on, a handler that throws leaves its client without an
 * answer.
 */
export function handle(
  routes: Routes,
  { readsOnly = false }: { readonly readsOnly?: boolean } = {},
): HttpHandler {
  return async (request, context) => {
    const given = request.headers.get('x-request-id');
    const requestId = given && requestIdPattern.test(given) ? given : context.invocationId;
    try {
      const method = request.method.toUpperCase() as HttpMethod;
      const route = routes[method === 'HEAD' ? 'GET' : method];
      if (!route) throw methodNotAllowed(method, routes);
      const available = services();
      const call: Call = {
        request,
        context,
        requestId,
        services: available,
        log: invocationLog(context, requestId),
        principal: resolvePrincipal(available.settings),
        connection: connectionOf(context.invocationId),
      };
      const mayChange = changing.includes(method);
      if (mayChange) refuseCrossSite(request, available.settings);
      const answer = await (mayChange && !readsOnly ? runOnce(call, route) : route(call));
      const reply = method === 'HEAD' ? await withoutBody(answer) : answer;
      return { ...reply, headers: { ...reply.headers, 'x-request-id': requestId } };
    } catch (thrown) {
      const error = toAppError(thrown);
      if (error.status >= 500) context.error(`[${requestId}] ${describeError(error)}`);
      const headers = error.code === 'method_not_allowed' ? { allow: allowed(routes) } : {};
      return problem(error, requestId, headers);
    }
  };
}

function methodNotAllowed(method: string, routes: Routes): AppError {
  return new AppError('method_not_allowed', `${method} is not possible here.`, {
    remedy: `Use ${allowed(routes)}.`,
  });
}

function allowed(routes: Routes): string {
  return Object.keys(routes)
    .flatMap((method) => (method === 'GET' ? ['GET', 'HEAD'] : [method]))
    .join(', ');
}
