import { projectDocument, selectFields } from '../search/select-fields.ts';
import { notFound } from '../search-service-error.ts';
import { indexNamed, type ServiceContext } from '../service-context.ts';
import type { ServiceReply, ServiceRequest } from '../wire.ts';

/** `GET …/docs('key')`. @throws SearchServiceError 404 for an unknown key, 400 for an unknown `$select`. */
export function getDocument(
  context: ServiceContext,
  { query }: ServiceRequest,
  name: string,
  key: string,
): ServiceReply {
  const { engine } = indexNamed(context, name);
  const select = query
    .get('$select')
    ?.split(',')
    .map((field) => field.trim());
  const fields = selectFields(engine.definition, select);
  const document = engine.get(key);
  if (!document) throw notFound(`No document with the key '${key}' was found in index '${name}'.`);
  return { status: 200, body: projectDocument(document, fields) };
}
