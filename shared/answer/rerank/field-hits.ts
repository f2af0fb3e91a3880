import type { RetrievedChunk } from '../../domain/chunk.ts';
import type { TermHit, TermMatcher } from '../term-matcher.ts';

/** Where a question's terms stand in a text. */
export interface FieldHits {
  readonly hits: readonly TermHit[];
  /** Of the text, in UTF-16 units. */
  readonly length: number;
}

/** Where they stand in a candidate: in its content, and in its place, the title and headings. */
export interface CandidateHits {
  readonly content: FieldHits;
  readonly place: FieldHits;
  /** The terms that stand in either. */
  readonly terms: ReadonlySet<number>;
}

export function candidateHits(chunk: RetrievedChunk, match: TermMatcher): CandidateHits {
  const content = hitsIn(chunk.content, match);
  const place = hitsIn([chunk.title, ...chunk.headings].join('\n'), match);
  const terms = new Set([...content.hits, ...place.hits].map(({ term }) => term));
  return { content, place, terms };
}

function hitsIn(text: string, match: TermMatcher): FieldHits {
  return { hits: match(text), length: text.length };
}

/** Mean lengths of the candidates' fields; 1 for fields that are always empty. */
export interface MeanLengths {
  readonly content: number;
  readonly place: number;
}

export function meanLengths(candidates: readonly CandidateHits[]): MeanLengths {
  const mean = (lengths: readonly number[]) =>
    Math.max(1, lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, lengths.length));
  return {
    content: mean(candidates.map(({ content }) => content.length)),
    place: mean(candidates.map(({ place }) => place.length)),
  };
}
