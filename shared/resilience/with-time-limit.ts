import { AppError, type ErrorCode } from '../errors.ts';
import { untilAborted } from './until-aborted.ts';

export interface TimeLimit {
  readonly ms: number;
  /** What takes too long, as the error's sentence begins: `The keyword search`. */
  readonly what: string;
  /** Code of the error when the limit is reached. */
  readonly code: ErrorCode;
}

/** Given as the reason, since without one every call would make an error with a stack trace that nobody reads. */
const over = new Error('Its time is up, or nobody waits for it any more.');

/**
 * Runs `work` for at most `limit.ms` milliseconds; its signal fires when the time is up or the caller's own signal does.
 * @throws AppError `limit.code` when the time is up, `aborted` when the caller's signal fires.
 */
export async function withTimeLimit<T>(
  work: (signal: AbortSignal) => Promise<T>,
  limit: TimeLimit,
  signal: AbortSignal,
): Promise<T> {
  const ending = new AbortController();
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(
    () =>
      late.reject(
        new AppError(limit.code, `${limit.what} took longer than ${limit.ms / 1000} seconds.`, {
          remedy: 'Try again in a moment.',
        }),
      ),
    limit.ms,
  );
  try {
    const running = work(AbortSignal.any([signal, ending.signal]));
    return await untilAborted(Promise.race([running, late.promise]), signal);
  } finally {
    clearTimeout(timer);
    ending.abort(over);
  }
}
