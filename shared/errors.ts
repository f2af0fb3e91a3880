/** Stable error codes; docs/errors.md explains each for clients. */
export type ErrorCode =
  | 'invalid_request'
  | 'unauthorized'
  | 'cross_site_request'
  | 'session_not_found'
  | 'message_not_found'
  | 'document_not_found'
  | 'route_not_found'
  | 'method_not_allowed'
  | 'payload_too_large'
  | 'unsupported_media_type'
  | 'conflict'
  | 'request_in_progress'
  | 'idempotency_key_reused'
  | 'dead_letter_not_found'
  | 'model_unavailable'
  | 'search_unavailable'
  | 'search_index_missing'
  | 'store_unavailable'
  | 'storage_unavailable'
  | 'queue_unavailable'
  | 'recognition_unavailable'
  | 'too_many_streams'
  | 'aborted'
  | 'configuration'
  | 'internal';

/** The HTTP status of each code. */
export const statusOf: Readonly<Record<ErrorCode, number>> = {
  invalid_request: 400,
  unauthorized: 401,
  cross_site_request: 403,
  session_not_found: 404,
  message_not_found: 404,
  document_not_found: 404,
  dead_letter_not_found: 404,
  route_not_found: 404,
  method_not_allowed: 405,
  conflict: 409,
  request_in_progress: 409,
  payload_too_large: 413,
  unsupported_media_type: 415,
  idempotency_key_reused: 422,
  aborted: 499,
  configuration: 500,
  internal: 500,
  model_unavailable: 503,
  search_unavailable: 503,
  search_index_missing: 503,
  store_unavailable: 503,
  storage_unavailable: 503,
  queue_unavailable: 503,
  recognition_unavailable: 503,
  too_many_streams: 503,
};

export interface AppErrorOptions {
  readonly cause?: unknown;
  /** What the reader can do about it. */
  readonly remedy?: string;
  /** Seconds after which a retry makes sense. */
  readonly retryAfter?: number;
  /** Whether the same call may succeed in a while; unless said otherwise, that is so for a 503. */
  readonly transient?: boolean;
  /** Faults per input field, for `invalid_request`. */
  readonly fields?: readonly { readonly field: string; readonly message: string }[];
}

/** The one error type of the product: a stable code, what happened, why, and what to do. */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly status: number;
  readonly remedy: string | undefined;
  readonly retryAfter: number | undefined;
  readonly transient: boolean;
  readonly fields: readonly { readonly field: string; readonly message: string }[] | undefined;

  constructor(code: ErrorCode, message: string, options: AppErrorOptions = {}) {
    super(message, { cause: options.cause });
    this.name = 'AppError';
    this.code = code;
    this.status = statusOf[code];
    this.remedy = options.remedy;
    this.retryAfter = options.retryAfter;
    this.transient = options.transient ?? this.status === 503;
    this.fields = options.fields;
  }
}

/** Anything thrown, as an `AppError`; what is not one becomes `internal` and keeps its cause for the log. */
export function toAppError(error: unknown): AppError {
  if (error instanceof AppError) return error;
  return new AppError('internal', 'Something went wrong on our side.', {
    cause: error,
    remedy: 'Try again; if it keeps failing, report the request id.',
  });
}
