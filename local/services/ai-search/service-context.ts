import type { HostedIndex } from './hosted-index.ts';
import { notFound } from './search-service-error.ts';
import type { SearchStore } from './store.ts';

/** What operations work on. */
export interface ServiceContext {
  readonly store: SearchStore;
  readonly indexes: Map<string, HostedIndex>;
  /** Milliseconds since 1970. */
  now(): number;
  /** Status with which a fault rule makes one item of an indexing batch fail, if any does. */
  itemFault(key: string): number | undefined;
}

/** @throws SearchServiceError 404 */
export function indexNamed({ indexes }: ServiceContext, name: string): HostedIndex {
  const index = indexes.get(name);
  if (!index) throw notFound(`No index with the name '${name}' was found in the service.`);
  return index;
}
