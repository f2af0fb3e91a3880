import type { HostLog } from '../host-log.ts';
import { describeError } from './describe-error.ts';
import { findRunningInvocation } from './running-invocation.ts';

/**
 * Keeps the host alive when user code throws outside a promise that anyone awaits. Azure's worker
 * would end and restart; here the invocation at fault fails and the error is logged with its name.
 * @returns a function that restores Node's own behaviour.
 */
export function surviveUncaughtErrors(log: HostLog): () => void {
  const onException = (error: unknown) => {
    report(log, 'Uncaught error', error);
    findRunningInvocation()?.fail(error);
  };
  // A stray rejection does not end the work that it came from, so the invocation goes on.
  const onRejection = (reason: unknown) => {
    report(log, 'Unhandled promise rejection', reason);
  };
  process.on('uncaughtException', onException);
  process.on('unhandledRejection', onRejection);
  return () => {
    process.off('uncaughtException', onException);
    process.off('unhandledRejection', onRejection);
  };
}

function report(log: HostLog, what: string, error: unknown): void {
  const running = findRunningInvocation();
  log.message({
    level: 'error',
    source: 'host',
    message: `${what} (Azure would restart the worker here): ${describeError(error)}`,
    ...(running && { function: running.functionName, invocationId: running.invocationId }),
  });
}
