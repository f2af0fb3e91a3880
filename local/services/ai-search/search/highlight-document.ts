import type { BoundQuery } from '../engine/query/bind-query.ts';
import type { SearchIndex } from '../engine/search-index.ts';
import type { TextField } from '../engine/text-field.ts';
import { textOf } from '../engine/text-of.ts';
import { invalidRequest } from '../search-service-error.ts';
import { highlightFragments, queryCovers, type HighlightTags } from './highlight.ts';

const DEFAULT_FRAGMENTS = 5;

/** A field to highlight, and in how many fragments at most. */
export interface HighlightedField {
  readonly name: string;
  readonly field: TextField;
  readonly limit: number;
}

/**
 * @param expressions fields, each perhaps with a number of fragments: `content-3`.
 * @throws SearchServiceError 400 for a field that is not searchable.
 */
export function parseHighlights(
  index: SearchIndex,
  expressions: readonly string[],
): HighlightedField[] {
  return expressions.map((expression) => {
    const [, name = expression, limit = DEFAULT_FRAGMENTS] = /^(.+)-(\d+)$/.exec(expression) ?? [];
    const field = index.textField(name);
    if (!field) {
      throw invalidRequest(`The field '${name}' in the highlight list is not searchable.`);
    }
    return { name, field, limit: Number(limit) };
  });
}

/**
 * The passages of a document that match the search text.
 * @returns fragments by field, without fields that have none.
 */
export function highlightDocument(
  index: SearchIndex,
  slot: number,
  fields: readonly HighlightedField[],
  query: BoundQuery | undefined,
  tags: HighlightTags,
): Record<string, string[]> {
  const highlights: Record<string, string[]> = {};
  if (!query) return highlights;
  for (const { name, field, limit } of fields) {
    const fragments = highlightFragments(
      textOf(index.at(slot)[name]),
      field.analyzer,
      (term) => queryCovers(query, name, term),
      tags,
      limit,
    );
    if (fragments.length > 0) highlights[name] = fragments;
  }
  return highlights;
}
