import { indexNamed, type ServiceContext } from '../service-context.ts';
import type { ServiceReply, ServiceRequest } from '../wire.ts';

const BYTES_PER_DIMENSION = 4;

/** `GET /indexes('name')/search.stats`: documents, and bytes of their JSON and vectors. @throws SearchServiceError 404 */
export function getIndexStatistics(
  context: ServiceContext,
  _request: ServiceRequest,
  name: string,
): ServiceReply {
  const { engine } = indexNamed(context, name);
  const dimensions = engine.definition.fields.reduce(
    (sum, field) => sum + (field.dimensions ?? 0),
    0,
  );
  const body = {
    documentCount: engine.size,
    storageSize: context.store.documentBytes(name),
    vectorIndexSize: engine.size * dimensions * BYTES_PER_DIMENSION,
  };
  return { status: 200, body };
}
