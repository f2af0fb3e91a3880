import type { BoundQuery } from '../engine/query/bind-query.ts';
import type { SearchIndex } from '../engine/search-index.ts';
import { textOf } from '../engine/text-of.ts';
import { invalidRequest } from '../search-service-error.ts';
import { highlightFragments, queryCovers, type HighlightTags } from './highlight.ts';

const DEFAULT_FRAGMENTS = 5;

/**
 * The passages of a document that match the search text.
 * @param expressions fields, each perhaps with a number of fragments: `content-3`.
 * @returns fragments by field, without fields that have none.
 * @throws SearchServiceError 400 for a field that is not searchable.
 */
export function highlightDocument(
  index: SearchIndex,
  slot: number,
  expressions: readonly string[],
  query: BoundQuery | undefined,
  tags: HighlightTags,
): Record<string, string[]> {
  const highlights: Record<string, string[]> = {};
  for (const expression of expressions) {
    const [, name = expression, limit = DEFAULT_FRAGMENTS] = /^(.+)-(\d+)$/.exec(expression) ?? [];
    const field = index.textField(name);
    if (!field)
      throw invalidRequest(`The field '${name}' in the highlight list is not searchable.`);
    if (!query) continue;
    const fragments = highlightFragments(
      textOf(index.at(slot)[name]),
      field.analyzer,
      (term) => queryCovers(query, name, term),
      tags,
      Number(limit),
    );
    if (fragments.length > 0) highlights[name] = fragments;
  }
  return highlights;
}
