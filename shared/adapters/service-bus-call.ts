import { AppError } from '../errors.ts';
import { retryTransient } from '../resilience/retry-transient.ts';
import { abortedError } from '../resilience/until-aborted.ts';

const retries = { maxAttempts: 3, initialDelayMs: 200, maxDelayMs: 2000 };

/** What comes again however often it is tried: the rest are connections, limits and other people's locks. */
const lasting: readonly unknown[] = [
  'MessagingEntityNotFound',
  'MessagingEntityDisabled',
  'MessageSizeExceeded',
  'UnauthorizedAccess',
];

/** What the library calls a connection that cannot be made or broke. */
const unreachable: readonly unknown[] = ['GeneralError', 'ServiceCommunicationProblem'];

/**
 * Runs a Service Bus operation, and repeats it while it fails for a reason that passes.
 * @throws AppError `queue_unavailable`, or `aborted` when `signal` fires.
 */
export async function serviceBusCall<T>(call: () => Promise<T>, signal: AbortSignal): Promise<T> {
  const attempt = async () => {
    try {
      return await call();
    } catch (error) {
      throw queueError(error, signal);
    }
  };
  return retryTransient(attempt, retries, signal);
}

function queueError(error: unknown, signal: AbortSignal): AppError {
  if (error instanceof AppError) return error;
  if (signal.aborted) return abortedError(error);
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  const transient = !lasting.includes(code);
  const answered = typeof code === 'string' && !unreachable.includes(code);
  const why = answered ? `it answered ${code}` : 'it cannot be reached';
  return new AppError('queue_unavailable', `Service Bus is not available: ${why}.`, {
    cause: error,
    remedy: transient
      ? 'Try again in a moment.'
      : 'Trying again will not help: look at the namespace, its entities and the rights of the app.',
    transient,
  });
}
