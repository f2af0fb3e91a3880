import { inspect } from 'node:util';
import { AppError } from '../errors.ts';

/** An error with its causes, for the log. */
export function describeError(error: AppError): string {
  const lines = [`${error.code}: ${error.message}`];
  const seen = new Set<unknown>([error]);
  for (let cause = error.cause; cause !== undefined && !seen.has(cause);) {
    seen.add(cause);
    lines.push(describeCause(cause));
    cause = cause instanceof Error ? cause.cause : undefined;
  }
  return lines.join('\n  caused by ');
}

function describeCause(cause: unknown): string {
  if (cause instanceof AppError) return `${cause.code}: ${cause.message}`;
  return cause instanceof Error ? (cause.stack ?? cause.message) : inspect(cause, { depth: 1 });
}
