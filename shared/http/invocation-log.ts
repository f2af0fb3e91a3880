import type { InvocationContext } from '@azure/functions';
import { toAppError } from '../errors.ts';
import type { Log } from '../ports/log.ts';
import { describeError } from './describe-error.ts';

/** Writes to an invocation's log, so that telemetry finds it by the invocation; the request id stands in front. */
export function invocationLog(context: Pick<InvocationContext, 'warn'>, requestId: string): Log {
  return {
    warn(what, cause) {
      context.warn(`[${requestId}] ${what} ${describeError(toAppError(cause))}`);
    },
  };
}
