import { DelegateBackoff, handleWhen, retry, type IRetryBackoffContext } from 'cockatiel';
import { AppError } from '../errors.ts';
import { untilAborted } from './until-aborted.ts';

export interface RetryOptions {
  readonly maxAttempts: number;
  readonly initialDelayMs: number;
  /** Longest wait before one attempt, in milliseconds. A service that asks for more is not asked again. */
  readonly maxDelayMs: number;
}

/**
 * Runs an outside call and repeats it while it fails with a transient `AppError`, waiting as long as the service asked
 * (`Retry-After`) or else with exponential backoff and equal jitter.
 * @throws the last attempt's error; AppError `aborted` at once when `signal` fires, also while waiting.
 */
export async function retryTransient<T>(
  call: (signal: AbortSignal) => Promise<T>,
  options: RetryOptions,
  signal: AbortSignal,
): Promise<T> {
  const policy = retry(
    handleWhen((error) => isTransient(error) && (requestedMs(error) ?? 0) <= options.maxDelayMs),
    {
      maxAttempts: options.maxAttempts - 1,
      backoff: new DelegateBackoff((context: IRetryBackoffContext<unknown>) => {
        const error = 'error' in context.result ? context.result.error : undefined;
        return requestedMs(error) ?? backoffMs(context.attempt, options);
      }),
    },
  );
  return untilAborted(
    policy.execute((context) => call(context.signal), signal),
    signal,
  );
}

function isTransient(error: unknown): error is AppError {
  return error instanceof AppError && error.transient;
}

function requestedMs(error: unknown): number | undefined {
  return isTransient(error) && error.retryAfter !== undefined ? error.retryAfter * 1000 : undefined;
}

function backoffMs(attempt: number, options: RetryOptions): number {
  const full = Math.min(options.maxDelayMs, options.initialDelayMs * 2 ** (attempt - 1));
  return full / 2 + (Math.random() * full) / 2;
}
