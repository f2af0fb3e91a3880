import type { IncomingHttpHeaders } from 'node:http';
import { badRequest } from './cosmos-error.ts';

/** A request as operations see it. */
export interface CosmosRequest {
  readonly method: string;
  /** The decoded segments of the path, for example `['dbs', 'app', 'colls', 'users']`. */
  readonly path: readonly string[];
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** @throws CosmosError 400 when the path is not valid percent-encoding. */
export function parsePath(url: string): string[] {
  const [path = ''] = url.split('?');
  try {
    return path.split('/').filter(Boolean).map(decodeURIComponent);
  } catch {
    throw badRequest('The request path is not valid.');
  }
}

export function header(request: CosmosRequest, name: string): string | undefined {
  const value = request.headers[name];
  return Array.isArray(value) ? value[0] : value;
}

/** @throws CosmosError 400 when the body is not JSON. */
export function jsonBody(request: CosmosRequest): unknown {
  try {
    return JSON.parse(request.body.toString()) as unknown;
  } catch {
    throw badRequest('The request body is not valid JSON.');
  }
}

/** True for a SQL query; the same path and method also create resources. */
export function isQuery(request: CosmosRequest): boolean {
  return (
    header(request, 'x-ms-documentdb-isquery')?.toLowerCase() === 'true' ||
    (header(request, 'content-type')?.startsWith('application/query+json') ?? false)
  );
}
