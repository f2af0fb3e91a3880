import { AppError, type ErrorCode } from '../errors.ts';
import { abortedError } from '../resilience/until-aborted.ts';

/** What the errors of Azure's SDKs and of `openai` have in common, as far as this project reads them. */
export interface SdkFailure {
  /** HTTP status, or undefined when no answer came. */
  readonly status: number | undefined;
  readonly retryAfterSeconds: number | undefined;
}

type HeaderReader = (name: string) => unknown;

/**
 * Reads status and retry delay from an error of any Azure SDK or of `openai`.
 * @param now milliseconds since 1970, for delays given as a date
 */
export function readSdkFailure(error: unknown, now = Date.now()): SdkFailure {
  const like = asRecord(error);
  // A DOMException has a numeric code as well, which is not a status.
  const status = [like.statusCode, like.status, like.code].find(isHttpStatus);
  const ms =
    typeof like.retryAfterInMs === 'number'
      ? like.retryAfterInMs
      : requestedDelayMs(headerReader(like), now);
  return {
    status,
    retryAfterSeconds: ms === undefined ? undefined : Math.max(1, Math.ceil(ms / 1000)),
  };
}

/**
 * Turns a failed outside call into the product's error: `aborted` when the caller gave up, otherwise `code`
 * with the service's own `Retry-After` if it gave one. A refusal that would come again is not transient.
 */
export function outsideError(
  code: Extract<ErrorCode, `${string}_unavailable`>,
  what: string,
  error: unknown,
  signal?: AbortSignal,
): AppError {
  if (error instanceof AppError) return error;
  if (signal?.aborted) return abortedError(error);
  const { status, retryAfterSeconds } = readSdkFailure(error);
  const why = status === undefined ? 'it cannot be reached' : `it answered ${status}`;
  const lasting = status !== undefined && isLastingRefusal(status);
  return new AppError(code, `${what} is not available: ${why}.`, {
    cause: error,
    remedy: lasting
      ? 'Trying again will not help: the log of the service says why.'
      : 'Try again in a moment.',
    transient: !lasting,
    ...(retryAfterSeconds !== undefined && { retryAfter: retryAfterSeconds }),
  });
}

/** 4xx but for request timeout, conflict, too early and too many requests. */
function isLastingRefusal(status: number): boolean {
  return status >= 400 && status < 500 && ![408, 409, 425, 429].includes(status);
}

function isHttpStatus(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 100 && value <= 599;
}

function headerReader(error: Record<string, unknown>): HeaderReader {
  const headers = asRecord(error.headers ?? asRecord(error.response).headers);
  const { get } = headers;
  return typeof get === 'function'
    ? (name) => (get as HeaderReader).call(headers, name)
    : (name) => headers[name];
}

/** Azure's services answer with milliseconds beside the standard header (RFC 9110, 10.2.3: seconds or a date). */
function requestedDelayMs(header: HeaderReader, now: number): number | undefined {
  for (const name of ['retry-after-ms', 'x-ms-retry-after-ms']) {
    const ms = toNumber(header(name));
    if (ms !== undefined) return ms;
  }
  const standard = header('retry-after');
  const seconds = toNumber(standard);
  if (seconds !== undefined) return seconds * 1000;
  // Date.parse takes almost anything for a date; an HTTP date ends in GMT.
  const date =
    typeof standard === 'string' && standard.endsWith('GMT') ? Date.parse(standard) : NaN;
  return Number.isNaN(date) ? undefined : date - now;
}

function toNumber(value: unknown): number | undefined {
  if (typeof value !== 'string' && typeof value !== 'number') return undefined;
  const text = String(value).trim();
  return /^\d+(\.\d+)?$/.test(text) ? Number(text) : undefined;
}

function asRecord(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}
