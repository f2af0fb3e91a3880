import { badRequest } from '../cosmos-error.ts';
import {
  isComponent,
  parsePartitionKey,
  scopeOf,
  type PartitionKey,
  type PartitionScope,
} from '../partition-key.ts';
import { requiredEqualities } from '../sql/required-equalities.ts';
import type { Query, Value } from '../sql/syntax.ts';
import type { Container } from '../store/container-store.ts';

/** What a query has to read. */
export interface QueryScope {
  readonly scope: PartitionScope;
  /** Set when only items with this id can match. */
  readonly id: string | undefined;
}

/**
 * Narrows a query to its partition: by the partition key header, whole or prefix, and by what WHERE
 * requires the key properties and the id to equal.
 *
 * The SDK allows cross-partition queries on every request, so its header says nothing about what the
 * caller wants. A query that names no partition key in either way is refused unless `allowAll` is set.
 * @throws CosmosError 400
 */
export function queryScope(
  container: Container,
  keyHeader: string | undefined,
  query: Query,
  parameters: ReadonlyMap<string, Value>,
  allowAll: boolean,
): QueryScope {
  const { paths } = container.definition.partitionKey;
  const required = requiredEqualities(query, parameters);
  const given = keyHeader === undefined ? [] : parsePartitionKey(keyHeader, paths);
  const scope = scopeOf(extend(given, paths, required), paths);
  if (scope.kind === 'all' && query.sources.length > 0 && !allowAll) {
    throw badRequest(
      'This query would read every partition of the container. Set the partitionKey option to the key ' +
        `or its first levels (${paths.join(', ')}), or compare them with '=' in WHERE.`,
    );
  }
  const id = required.get('/id');
  return { scope, id: typeof id === 'string' ? id : undefined };
}

/** Adds the levels that follow the given ones, as far as WHERE fixes them. */
function extend(
  given: PartitionKey,
  paths: readonly string[],
  required: ReadonlyMap<string, Value>,
): PartitionKey {
  const key = [...given];
  for (const path of paths.slice(given.length)) {
    const value = required.get(path);
    if (value === undefined || typeof value === 'object' || !isComponent(value)) break;
    key.push(value);
  }
  return key;
}
