import type { SearchScope } from '../ports/search-index.ts';
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

/** All chunks of one document, or all of one version, or all but one version's. */
export function documentFilter(
  tenantId: string,
  documentId: string,
  options: { readonly version?: string; readonly keepVersion?: string },
): string {
  const conditions = [
    `tenantId eq ${odataString(tenantId)}`,
    `documentId eq ${odataString(documentId)}`,
  ];
  if (options.version !== undefined) conditions.push(`version eq ${odataString(options.version)}`);
  if (options.keepVersion !== undefined) {
    conditions.push(`version ne ${odataString(options.keepVersion)}`);
  }
  return conditions.join(' and ');
}
