import type { Problem } from './problem.ts';

export const badTarget: Problem = {
  status: 400,
  code: 'bad_request_target',
  title: 'Bad request',
  detail: 'The request path or the Host header is not valid.',
};

export const keyRequired: Problem = {
  status: 401,
  code: 'function_key_required',
  title: 'Unauthorized',
  detail: 'Send the function key in x-functions-key or ?code=.',
};

export const foreignName: Problem = {
  status: 421,
  code: 'foreign_host_name',
  title: 'Misdirected request',
  detail:
    'This host answers to localhost and 127.0.0.1 only. A proxy in front of it must send one of them as the Host header.',
};

export const bodyTooLarge: Problem = {
  status: 413,
  code: 'body_too_large',
  title: 'Content too large',
  detail: 'The body is longer than FUNCTIONS_REQUEST_BODY_SIZE_LIMIT allows (100 MB by default).',
};

export const tooManyRequests: Problem = {
  status: 429,
  code: 'too_many_requests',
  title: 'Too many requests',
  detail: 'extensions.http.maxOutstandingRequests in host.json is reached.',
  headers: { 'retry-after': '1' },
};

export const functionFailed: Problem = {
  status: 500,
  code: 'function_failed',
  title: 'Internal server error',
  detail: 'The function threw an error or took too long; the log has the reason.',
};

export const functionGaveNoAnswer: Problem = {
  status: 500,
  code: 'function_gave_no_answer',
  title: 'Internal server error',
  detail: 'The function returned nothing; with HTTP streaming on it must return a response.',
};

export const libraryUnreachable: Problem = {
  status: 502,
  code: 'library_unreachable',
  title: 'Bad gateway',
  detail: 'The HTTP server of @azure/functions ended the connection without an answer.',
};

export const notReady: Problem = {
  status: 503,
  code: 'host_not_ready',
  title: 'Service unavailable',
  detail: 'The function host is starting or stopping.',
  headers: { 'retry-after': '1' },
};

export function routeNotFound(path: string): Problem {
  return {
    status: 404,
    code: 'route_not_found',
    title: 'Not found',
    detail: `No function serves ${path}.`,
  };
}

export function methodNotAllowed(method: string, allowed: readonly string[]): Problem {
  return {
    status: 405,
    code: 'method_not_allowed',
    title: 'Method not allowed',
    detail: `${method} is not served here; use ${allowed.join(', ')}.`,
    headers: { allow: allowed.join(', ') },
  };
}
