import { parseIndexDefinition } from '../definition/index-definition.ts';
import { SearchServiceError } from '../search-service-error.ts';
import type { ServiceContext } from '../service-context.ts';
import type { ServiceReply, ServiceRequest } from '../wire.ts';
import { putIndex } from './put-index.ts';

/** `POST /indexes`. @throws SearchServiceError 409 when the name is taken. */
export function createIndex(context: ServiceContext, { body }: ServiceRequest): ServiceReply {
  const { name } = parseIndexDefinition(body);
  if (context.indexes.has(name)) {
    throw new SearchServiceError(
      409,
      'ResourceNameAlreadyInUse',
      `Cannot create index '${name}' because it already exists.`,
    );
  }
  return { status: 201, body: putIndex(context, body).representation };
}
