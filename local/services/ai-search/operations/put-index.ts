import { randomBytes } from 'node:crypto';
import { checkIndexUpdate } from '../definition/check-index-update.ts';
import { parseIndexDefinition } from '../definition/index-definition.ts';
import { SearchIndex } from '../engine/search-index.ts';
import type { HostedIndex } from '../hosted-index.ts';
import type { ServiceContext } from '../service-context.ts';

/**
 * Checks a definition and makes it the index's, creating the index when there is none.
 * @returns the index as hosted from now on.
 * @throws SearchServiceError 400, 501: see the parsers of the definition.
 */
export function putIndex({ store, indexes }: ServiceContext, body: unknown): HostedIndex {
  const definition = parseIndexDefinition(body);
  const existing = indexes.get(definition.name);
  if (existing) checkIndexUpdate(existing.engine.definition, definition);
  const representation = {
    ...(body as Record<string, unknown>),
    fields: definition.fields,
    '@odata.etag': `"0x${randomBytes(7).toString('hex').toUpperCase()}"`,
  };
  store.writeDefinition(definition.name, representation);
  const engine = existing?.engine ?? new SearchIndex(definition);
  engine.updateDefinition(definition);
  const hosted = { engine, representation };
  indexes.set(definition.name, hosted);
  return hosted;
}
