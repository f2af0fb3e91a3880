import { inspect } from 'node:util';

/** Text for a log: stack and chain of causes. Other properties are left out, for they may hold secrets. */
export function describeError(error: unknown): string {
  if (!(error instanceof Error)) return inspect(error);
  const own = error.stack ?? `${error.name}: ${error.message}`;
  return error.cause === undefined ? own : `${own}\ncaused by ${describeError(error.cause)}`;
}

/** One line for an invocation's log entry. */
export function summariseError(error: unknown): string {
  return error instanceof Error ? `${error.name}: ${error.message}` : inspect(error);
}
