import { AppError } from '../errors.ts';

/**
 * Waits for work no longer than `signal` allows, even when the work itself ignores the signal.
 * @throws AppError `aborted` when `signal` fires first.
 */
export async function untilAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  const aborted = Promise.withResolvers<never>();
  const onAbort = () => aborted.reject(abortedError());
  if (signal.aborted) onAbort();
  else signal.addEventListener('abort', onAbort, { once: true });
  try {
    return await Promise.race([aborted.promise, work]);
  } finally {
    signal.removeEventListener('abort', onAbort);
  }
}

/** @throws AppError `aborted` when `signal` has fired. */
export function throwIfAborted(signal: AbortSignal): void {
  if (signal.aborted) throw abortedError();
}

/** The error of a caller who went away or pressed stop. */
export function abortedError(cause?: unknown): AppError {
  return new AppError('aborted', 'The request was ended by the caller.', { cause });
}
