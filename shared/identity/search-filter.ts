import type { QuestionFilters } from '../domain/answer-event.ts';
import type { ChunkDescription, SearchScope } from '../ports/search-index.ts';
import { odataIn, odataMoment, odataString } from './odata-literal.ts';

/** No chunk answers it: ordinals begin at 0. */
const nothing = 'ordinal lt 0';

/**
 * The OData filter that confines a search to what the principal may read (own tenant; documents without groups, or
 * with one of the caller's) and to the filters asked for. Filters only ever narrow: they are joined by `and`, and asking for a
 * group that the caller is not in finds nothing.
 */
export function searchFilter({ principal, filters }: SearchScope): string {
  return [
    `tenantId eq ${odataString(principal.tenantId)}`,
    readableBy(principal.groups, filters.groups),
    ...filterConditions(filters),
  ].join(' and ');
}

function readableBy(own: readonly string[], asked: readonly string[] | undefined): string {
  if (asked?.length) {
    const shared = own.filter((group) => asked.includes(group));
    return shared.length === 0 ? nothing : `groups/any(g: ${odataIn('g', shared)})`;
  }
  return own.length === 0
    ? 'not groups/any()'
    : `(not groups/any() or groups/any(g: ${odataIn('g', own)}))`;
}

function filterConditions(filters: QuestionFilters): string[] {
  const { documentIds, tags, category, audience, updatedAfter, updatedBefore } = filters;
  return [
    ...(documentIds?.length ? [odataIn('documentId', documentIds)] : []),
    ...(tags?.length ? [`tags/any(t: ${odataIn('t', tags)})`] : []),
    ...(category === undefined ? [] : [`category eq ${odataString(category)}`]),
    ...(audience === undefined ? [] : [`audience eq ${odataString(audience)}`]),
    ...(updatedAfter === undefined ? [] : [`updatedAt gt ${odataMoment(updatedAfter)}`]),
    ...(updatedBefore === undefined ? [] : [`updatedAt lt ${odataMoment(updatedBefore)}`]),
  ];
}

/** All chunks of one document, those that answer a description, or all but one version's. */
export function documentFilter(
  tenantId: string,
  documentId: string,
  { version, keepVersion, updatedAt, groups }: ChunkDescription & { readonly keepVersion?: string },
): string {
  const conditions = [
    `tenantId eq ${odataString(tenantId)}`,
    `documentId eq ${odataString(documentId)}`,
  ];
  if (version !== undefined) conditions.push(`version eq ${odataString(version)}`);
  if (keepVersion !== undefined) conditions.push(`version ne ${odataString(keepVersion)}`);
  if (updatedAt !== undefined) conditions.push(`updatedAt eq ${odataMoment(updatedAt)}`);
  if (groups !== undefined) {
    conditions.push(
      groups.length === 0 ? 'not groups/any()' : `groups/any(g: ${odataIn('g', groups)})`,
    );
  }
  return conditions.join(' and ');
}
