import { countDocuments } from './operations/count-documents.ts';
import { createIndex } from './operations/create-index.ts';
import { createOrUpdateIndex } from './operations/create-or-update-index.ts';
import { deleteIndex } from './operations/delete-index.ts';
import { getDocument } from './operations/get-document.ts';
import { getIndexStatistics } from './operations/get-index-statistics.ts';
import { getIndex } from './operations/get-index.ts';
import { getServiceStatistics } from './operations/get-service-statistics.ts';
import { indexDocuments } from './operations/index-documents.ts';
import { listIndexes } from './operations/list-indexes.ts';
import { searchDocuments } from './operations/search-documents.ts';
import { invalidRequest, notSupported } from './search-service-error.ts';
import type { ServiceContext } from './service-context.ts';
import type { ServiceReply, ServiceRequest } from './wire.ts';

/** One operation of the service; `names` are the index name and the document key, as far as the path has them. */
type Operation = (
  context: ServiceContext,
  request: ServiceRequest,
  name: string,
  key: string,
) => ServiceReply;

interface Route {
  readonly method: string;
  readonly path: RegExp;
  readonly operation: Operation;
}

const INDEX = "/indexes\\('((?:[^']|'')+)'\\)";

const ROUTES: readonly Route[] = [
  route('POST', `${INDEX}/docs/search\\.post\\.search`, searchDocuments),
  route('POST', `${INDEX}/docs/search\\.index`, indexDocuments),
  route('GET', `${INDEX}/docs/\\$count`, countDocuments),
  route('GET', `${INDEX}/docs\\('(.*)'\\)`, getDocument),
  route('GET', `${INDEX}/search\\.stats`, getIndexStatistics),
  route('PUT', INDEX, createOrUpdateIndex),
  route('GET', INDEX, getIndex),
  route('DELETE', INDEX, deleteIndex),
  route('POST', '/indexes', createIndex),
  route('GET', '/indexes', listIndexes),
  route('GET', '/servicestats', getServiceStatistics),
];

/**
 * Finds the operation for a request and runs it.
 * @param path percent-encoded, without the query.
 * @throws SearchServiceError 501 for an operation that is not served here, 400 for a malformed path.
 */
export function serveRoute(
  context: ServiceContext,
  request: ServiceRequest,
  method: string,
  path: string,
): ServiceReply {
  const decoded = decodePath(path);
  for (const { method: routeMethod, path: pattern, operation } of ROUTES) {
    const match = method === routeMethod ? pattern.exec(decoded) : null;
    if (!match) continue;
    const [name = '', key = ''] = match.slice(1).map((part) => part.replaceAll("''", "'"));
    return operation(context, request, name, key);
  }
  throw notSupported(`The operation ${method} ${path}`);
}

function route(method: string, path: string, operation: Operation): Route {
  return { method, path: new RegExp(`^${path}$`), operation };
}

function decodePath(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    throw invalidRequest(`The path '${path}' is not properly percent-encoded.`);
  }
}
