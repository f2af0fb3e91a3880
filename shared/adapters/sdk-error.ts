import { AppError, type ErrorCode } from '../errors.ts';

/** What Azure SDK errors have in common, as far as this project reads them. */
export interface SdkFailure {
  /** HTTP status, or undefined when no answer came. */
  readonly status: number | undefined;
  readonly retryAfterSeconds: number | undefined;
  readonly message: string;
}

interface ErrorLike {
  code?: unknown;
  statusCode?: unknown;
  status?: unknown;
  retryAfterInMs?: unknown;
  response?: { headers?: { get?: (name: string) => string | null | undefined } };
  headers?: { get?: (name: string) => string | null | undefined };
}

/** Reads status and retry delay from an error of any Azure SDK or of `openai`. */
export function readSdkFailure(error: unknown): SdkFailure {
  const like: ErrorLike = typeof error === 'object' && error !== null ? error : {};
  const status = [like.statusCode, like.status, like.code].find(
    (value) => typeof value === 'number',
  );
  const header = (like.headers ?? like.response?.headers)?.get?.('retry-after');
  const seconds =
    typeof like.retryAfterInMs === 'number' ? like.retryAfterInMs / 1000 : Number(header ?? NaN);
  return {
    status,
    retryAfterSeconds: Number.isFinite(seconds) ? Math.max(1, Math.ceil(seconds)) : undefined,
    message: error instanceof Error ? error.message : String(error),
  };
}

/**
 * Turns a failed outside call into the product's error: `aborted` when the caller gave up, otherwise `code`
 * with the service's own `Retry-After` if it gave one.
 */
export function outsideError(
  code: Extract<ErrorCode, `${string}_unavailable`>,
  what: string,
  error: unknown,
  signal?: AbortSignal,
): AppError {
  if (error instanceof AppError) return error;
  if (signal?.aborted)
    return new AppError('aborted', 'The request was ended by the caller.', { cause: error });
  const failure = readSdkFailure(error);
  const why =
    failure.status === undefined ? 'it cannot be reached' : `it answered ${failure.status}`;
  return new AppError(code, `${what} is not available: ${why}.`, {
    cause: error,
    remedy: 'Try again in a moment.',
    ...(failure.retryAfterSeconds !== undefined && { retryAfter: failure.retryAfterSeconds }),
  });
}
