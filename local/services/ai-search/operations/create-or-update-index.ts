import { invalidRequest } from '../search-service-error.ts';
import type { ServiceContext } from '../service-context.ts';
import type { ServiceReply, ServiceRequest } from '../wire.ts';
import { checkPreconditions } from './check-preconditions.ts';
import { putIndex } from './put-index.ts';

/** `PUT /indexes('name')`. @throws SearchServiceError 412 when the etag is not the one asked for. */
export function createOrUpdateIndex(
  context: ServiceContext,
  request: ServiceRequest,
  name: string,
): ServiceReply {
  const existing = context.indexes.get(name);
  checkPreconditions(request, existing);
  const body: unknown = request.body;
  if (typeof body !== 'object' || body === null) {
    throw invalidRequest('The request has no index definition in its body.');
  }
  if ('name' in body && body.name !== name) {
    throw invalidRequest(`The index name in the body does not match '${name}' in the URL.`);
  }
  const { representation } = putIndex(context, { ...body, name });
  return { status: existing ? 200 : 201, body: representation };
}
