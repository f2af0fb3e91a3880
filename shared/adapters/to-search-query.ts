import type { SearchQuery } from './ai-search-query.ts';
import { retrievedFields } from './chunk-index-document.ts';

/** A search by words, by meaning, or by both; with neither, whatever the filter leaves. */
export interface Wanted {
  readonly query?: string;
  readonly vector?: readonly number[];
  /** How many chunks the vector search may name; `top` when absent. */
  readonly k?: number;
  readonly top: number;
}

/** The request that asks for chunks within an OData filter. */
export function toSearchQuery({ query, vector, k, top }: Wanted, filter: string): SearchQuery {
  return {
    filter,
    top,
    select: retrievedFields.join(','),
    ...(query !== undefined && {
      search: escapeSimpleSyntax(query),
      searchFields: 'title,headings,content',
    }),
    ...(vector && {
      vectorFilterMode: 'preFilter',
      vectorQueries: [{ kind: 'vector', vector, fields: 'contentVector', k: k ?? top }],
    }),
  };
}

/** A question is words, not syntax: the simple query parser's operators lose their meaning. */
function escapeSimpleSyntax(query: string): string {
  return query.replace(/[+|"()'\\*~-]/g, '\\$&');
}
