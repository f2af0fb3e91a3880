import type { SearchQuery } from './ai-search-query.ts';
import type { IndexRanking } from '../ports/search-index.ts';
import { semanticConfiguration } from './chunk-index-definition.ts';
import { retrievedFields } from './chunk-index-document.ts';

/** A search by words, by meaning, or by both; with neither, whatever the filter leaves. */
export interface Wanted {
  readonly query?: string;
  readonly vector?: readonly number[];
  /** How many chunks the vector search may name; `top` when absent. */
  readonly k?: number;
  readonly top: number;
  /** How much the vector search counts when both are fused, against 1 of the keyword search. */
  readonly vectorWeight?: number;
  readonly ranking?: IndexRanking | undefined;
}

/** AI Search accepts no shorter wait for its ranker, in milliseconds. */
const leastPatienceMs = 700;

/** The request that asks for chunks within an OData filter. */
export function toSearchQuery(wanted: Wanted, filter: string): SearchQuery {
  const { query, vector, k, top, vectorWeight = 1, ranking } = wanted;
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
      vectorQueries: [
        {
          kind: 'vector',
          vector,
          fields: 'contentVector',
          k: k ?? top,
          ...(vectorWeight !== 1 && { weight: vectorWeight }),
        },
      ],
    }),
    ...(ranking && {
      queryType: 'semantic',
      semanticConfiguration,
      semanticQuery: ranking.question,
      semanticMaxWaitInMilliseconds: Math.max(leastPatienceMs, ranking.patienceMs),
      captions: 'extractive|highlight-false',
    }),
    ...(query !== undefined && vector && { debug: 'vector' }),
  };
}

/** A question is words, not syntax: the simple query parser's operators lose their meaning. */
function escapeSimpleSyntax(query: string): string {
  return query.replace(/[+|"()'\\*~-]/g, '\\$&');
}
