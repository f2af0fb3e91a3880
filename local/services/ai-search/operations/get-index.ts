import { indexNamed, type ServiceContext } from '../service-context.ts';
import type { ServiceReply, ServiceRequest } from '../wire.ts';

/** `GET /indexes('name')`. @throws SearchServiceError 404 */
export function getIndex(
  context: ServiceContext,
  _request: ServiceRequest,
  name: string,
): ServiceReply {
  return { status: 200, body: indexNamed(context, name).representation };
}
