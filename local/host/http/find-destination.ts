import type { IncomingMessage } from 'node:http';
import { hasFunctionKey } from './has-function-key.ts';
import type { HttpFunction } from './http-functions.ts';
import type { RouteValues } from './match-route.ts';
import type { Problem } from './problem.ts';
import { keyRequired, methodNotAllowed, routeNotFound } from './problems.ts';
import type { RouteTable } from './route-table.ts';

/** Who answers a request. */
export type Destination =
  | { readonly kind: 'function'; readonly target: HttpFunction; readonly values: RouteValues }
  | { readonly kind: 'webhook' }
  | { readonly kind: 'outside' }
  | { readonly kind: 'problem'; readonly problem: Problem };

export interface Routing {
  readonly routes: RouteTable<HttpFunction>;
  /** Without slashes at the ends; empty serves functions from the root. */
  readonly routePrefix: string;
  readonly hostKey: string | undefined;
}

/** Webhook, function below the prefix, or outside of both; a function's key is checked here. */
export function findDestination(routing: Routing, request: IncomingMessage, url: URL): Destination {
  if (/^\/(runtime|durabletask)\//.test(url.pathname)) return { kind: 'webhook' };
  const path = stripPrefix(url.pathname, routing.routePrefix);
  if (path === undefined) return { kind: 'outside' };

  const method = request.method ?? 'GET';
  const found = routing.routes.find(method, path);
  if (found.kind === 'method-not-allowed') {
    return { kind: 'problem', problem: methodNotAllowed(method, found.allowed) };
  }
  if (found.kind === 'not-found') {
    // Without a prefix nothing tells a function's path from one of the page.
    if (routing.routePrefix === '') return { kind: 'outside' };
    return { kind: 'problem', problem: routeNotFound(url.pathname) };
  }
  const { target, values } = found;
  if (target.requiresKey && !hasFunctionKey(request, url, routing.hostKey)) {
    return { kind: 'problem', problem: keyRequired };
  }
  return { kind: 'function', target, values };
}

/** @returns the path below the prefix without its slash; undefined for a path outside of it. */
function stripPrefix(pathname: string, prefix: string): string | undefined {
  const path = pathname.slice(1);
  if (prefix === '') return path;
  const [head, rest] = [path.slice(0, prefix.length), path.slice(prefix.length)];
  if (head.toLowerCase() !== prefix.toLowerCase()) return undefined;
  return rest === '' || rest.startsWith('/') ? rest.slice(1) : undefined;
}
