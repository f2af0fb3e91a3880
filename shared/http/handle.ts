import type { HttpHandler, HttpMethod, HttpRequest, InvocationContext } from '@azure/functions';
import type { Principal } from '../domain/principal.ts';
import { AppError, toAppError } from '../errors.ts';
import { resolvePrincipal } from '../identity/resolve-principal.ts';
import { services, type Services } from '../services.ts';
import { connectionOf, type Connection } from './connection.ts';
import { problem } from './problem.ts';
import type { Reply } from './reply.ts';

/** One HTTP call, as a route sees it. */
export interface Call {
  readonly request: HttpRequest;
  readonly context: InvocationContext;
  readonly principal: Principal;
  readonly services: Services;
  readonly requestId: string;
  readonly connection: Connection;
}

export type Route = (call: Call) => Promise<Reply>;

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

/** What a caller's own request id may look like; anything else is replaced, since it goes into logs. */
const requestIdPattern = /^[\w.-]{8,64}$/;

/**
 * Turns routes by method into the handler of an HTTP function: settles the request id and the principal, answers 405
 * with `Allow`, and turns everything thrown into a problem. Nothing may escape: with streaming on, a handler that
 * throws leaves its client without an answer.
 */
export function handle(routes: Partial<Record<HttpMethod, Route>>): HttpHandler {
  return async (request, context) => {
    const given = request.headers.get('x-request-id');
    const requestId = given && requestIdPattern.test(given) ? given : context.invocationId;
    try {
      const method = request.method.toUpperCase() as HttpMethod;
      const route = routes[method] ?? (method === 'HEAD' ? routes.GET : undefined);
      if (!route) return methodNotAllowed(method, Object.keys(routes), requestId);
      const available = services();
      const response = await route({
        request,
        context,
        requestId,
        services: available,
        principal: resolvePrincipal(available.settings),
        connection: connectionOf(context.invocationId),
      });
      return { ...response, headers: { 'x-request-id': requestId, ...response.headers } };
    } catch (thrown) {
      const error = toAppError(thrown);
      if (error.status >= 500) context.error(describe(error, requestId));
      return problem(error, requestId);
    }
  };
}

function methodNotAllowed(method: string, allowed: readonly string[], requestId: string): Reply {
  const error = new AppError('method_not_allowed', `${method} is not possible here.`, {
    remedy: `Use ${allowed.join(' or ')}.`,
  });
  return problem(error, requestId, { allow: allowed.join(', ') });
}

/** The error with its causes, for the log. */
function describe(error: AppError, requestId: string): string {
  const causes: string[] = [];
  for (let cause: unknown = error; cause instanceof Error; cause = cause.cause) {
    causes.push(
      cause === error ? `${error.code}: ${error.message}` : (cause.stack ?? cause.message),
    );
  }
  return `[${requestId}] ${causes.join('\n  caused by ')}`;
}
