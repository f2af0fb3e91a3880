import { indexNamed, type ServiceContext } from '../service-context.ts';
import type { ServiceReply, ServiceRequest } from '../wire.ts';
import { checkPreconditions } from './check-preconditions.ts';

/** `DELETE /indexes('name')`, with all documents. @throws SearchServiceError 404, 412 */
export function deleteIndex(
  context: ServiceContext,
  request: ServiceRequest,
  name: string,
): ServiceReply {
  checkPreconditions(request, indexNamed(context, name));
  context.store.deleteIndex(name);
  context.indexes.delete(name);
  return { status: 204 };
}
