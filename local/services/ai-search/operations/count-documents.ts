import { indexNamed, type ServiceContext } from '../service-context.ts';
import type { ServiceReply, ServiceRequest } from '../wire.ts';

/** `GET …/docs/$count`: plain text. @throws SearchServiceError 404 */
export function countDocuments(
  context: ServiceContext,
  _request: ServiceRequest,
  name: string,
): ServiceReply {
  return { status: 200, body: String(indexNamed(context, name).engine.size) };
}
