import type { InstanceFilter } from '../store/instance-store.ts';

/**
 * Reads the filter of a listing or purge: `createdTimeFrom`, `createdTimeTo`, `runtimeStatus` (a list
 * with commas) and `instanceIdPrefix`. As in the Durable extension, times that cannot be read are ignored.
 */
export function instanceFilter(query: URLSearchParams): InstanceFilter {
  const statuses = query
    .getAll('runtimeStatus')
    .flatMap((list) => list.split(','))
    .filter((status) => status !== '');
  return {
    createdFrom: time(query.get('createdTimeFrom')),
    createdTo: time(query.get('createdTimeTo')),
    statuses: statuses.length > 0 ? statuses : undefined,
    idPrefix: query.get('instanceIdPrefix') ?? undefined,
  };
}

function time(text: string | null): number | undefined {
  const value = Date.parse(text ?? '');
  return Number.isNaN(value) ? undefined : value;
}
