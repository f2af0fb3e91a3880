import type { HttpRequest } from '@azure/functions';

/** What routes use of a request. */
export type IncomingRequest = Pick<
  HttpRequest,
  'method' | 'url' | 'headers' | 'query' | 'params' | 'body'
>;
