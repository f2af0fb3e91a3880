import type { Route } from './api-context.ts';

/**
 * A route that the local task hub does not have. The body is a plain string, because DurableClient makes
 * it the message of its error.
 */
export function refuse(what: string): Route {
  return () => ({ status: 501, body: `${what} is not supported by the local task hub.` });
}
