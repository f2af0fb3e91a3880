import type { Analyzer } from '../engine/analysis/analyzer.ts';
import type { BoundQuery } from '../engine/query/bind-query.ts';

/** Where fragments are cut: after a sentence, or at a line break. */
const SENTENCE_END = /(?<=[.!?])\s+|\n+/;
const MAX_FRAGMENT_LENGTH = 300;

/** What surrounds a matching word. */
export interface HighlightTags {
  readonly pre: string;
  readonly post: string;
}

/** Marks every word of a text whose term passes. */
export function markTerms(
  text: string,
  analyzer: Analyzer,
  isMatch: (term: number) => boolean,
  { pre, post }: HighlightTags,
): { readonly marked: string; readonly matches: number } {
  const spans: [start: number, end: number][] = [];
  analyzer.analyze(text, (term, _position, start, end) => {
    if (isMatch(term)) spans.push([start, end]);
  });
  let marked = '';
  let done = 0;
  let matches = 0;
  for (const [start, end] of spans.toSorted(([left], [right]) => left - right)) {
    if (start < done) continue;
    marked += `${text.slice(done, start)}${pre}${text.slice(start, end)}${post}`;
    done = end;
    matches += 1;
  }
  return { marked: marked + text.slice(done), matches };
}

/**
 * The sentences of a text with the most matches, marked.
 * @param limit number of fragments; they come in order of matches.
 */
export function highlightFragments(
  text: string,
  analyzer: Analyzer,
  isMatch: (term: number) => boolean,
  tags: HighlightTags,
  limit: number,
): string[] {
  return text
    .split(SENTENCE_END)
    .map((sentence) => markTerms(sentence.slice(0, MAX_FRAGMENT_LENGTH), analyzer, isMatch, tags))
    .filter(({ matches }) => matches > 0)
    .sort((left, right) => right.matches - left.matches)
    .slice(0, limit)
    .map(({ marked }) => marked);
}

/** Whether any leaf of the query looks for a term in a field; what follows a "not" is not looked for. */
export function queryCovers(query: BoundQuery, field: string, term: number): boolean {
  switch (query.kind) {
    case 'leaf':
      return query.clauses.some((clause) => clause.covers(field, term));
    case 'not':
      return false;
    default:
      return query.operands.some((operand) => queryCovers(operand, field, term));
  }
}
