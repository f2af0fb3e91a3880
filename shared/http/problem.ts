import type { AppError } from '../errors.ts';
import { errorDetail } from './error-detail.ts';
import type { Reply } from './reply.ts';

/** Seconds a client waits before it tries again, when the failing service did not say. */
const defaultRetryAfter = 5;

const titles: Record<number, string> = {
  400: 'Bad request',
  401: 'Not signed in',
  403: 'Forbidden',
  404: 'Not found',
  405: 'Method not allowed',
  409: 'Conflict',
  413: 'Too large',
  415: 'Unsupported media type',
  422: 'Unprocessable content',
  499: 'Client closed request',
  500: 'Internal error',
  503: 'Temporarily unavailable',
};

function retryAfter({ status, retryAfter: seconds }: AppError): Record<string, string> {
  const known = seconds ?? (status === 503 ? defaultRetryAfter : undefined);
  return known === undefined ? {} : { 'retry-after': String(known) };
}

/** An error as `application/problem+json` (RFC 9457), with a stable `code` and the request id. */
export function problem(
  error: AppError,
  requestId: string,
  headers: Readonly<Record<string, string>> = {},
): Reply {
  return {
    status: error.status,
    headers: {
      ...headers,
      'content-type': 'application/problem+json',
      'x-request-id': requestId,
      ...retryAfter(error),
    },
    body: JSON.stringify({
      type: `urn:grounded:error:${error.code}`,
      title: titles[error.status] ?? 'Error',
      status: error.status,
      code: error.code,
      detail: errorDetail(error),
      requestId,
      ...(error.fields && { errors: error.fields }),
    }),
  };
}
