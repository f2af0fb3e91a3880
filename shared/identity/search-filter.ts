import type { ChunkDescription, SearchScope } from '../ports/search-index.ts';
import { odataIn, odataString } from './odata-literal.ts';

/**
 * The OData filter that confines a search to what the principal may read (own tenant; documents without groups, or
 * with one of the caller's) and to the filters asked for.
 */
export function searchFilter({ principal, filters }: SearchScope): string {
  const conditions = [
    `tenantId eq ${odataString(principal.tenantId)}`,
    principal.groups.length === 0
      ? 'not groups/any()'
      : `(not groups/any() or groups/any(g: ${odataIn('g', principal.groups)}))`,
  ];
  if (filters.documentIds?.length) conditions.push(odataIn('documentId', filters.documentIds));
  if (filters.tags?.length) conditions.push(`tags/any(t: ${odataIn('t', filters.tags)})`);
  if (filters.category !== undefined)
    conditions.push(`category eq ${odataString(filters.category)}`);
  if (filters.updatedAfter !== undefined) {
    conditions.push(`updatedAt gt ${new Date(filters.updatedAfter).toISOString()}`);
  }
  return conditions.join(' and ');
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
  if (updatedAt !== undefined) conditions.push(`updatedAt eq ${new Date(updatedAt).toISOString()}`);
  if (groups !== undefined) {
    conditions.push(
      groups.length === 0 ? 'not groups/any()' : `groups/any(g: ${odataIn('g', groups)})`,
    );
  }
  return conditions.join(' and ');
}
