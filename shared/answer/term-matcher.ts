import { identifierSeparators, type Term } from './question-terms.ts';
import { stem } from './stem.ts';

/** One place where a term stands. */
export interface TermHit {
  /** Index into the matcher's terms. */
  readonly term: number;
  /** UTF-16 offset in the text. */
  readonly offset: number;
}

/** Finds every place where any of some terms stands in a text, in order. */
export type TermMatcher = (text: string) => TermHit[];

/**
 * Compiles terms into one pattern, so that a text is scanned once by the regular expression engine instead of being cut
 * into words: some thirty times faster over the candidates of a question.
 */
export function termMatcher(terms: readonly Term[]): TermMatcher {
  if (terms.length === 0) return () => [];
  const pattern = new RegExp(alternatives(terms), 'gu');
  const indexOf = new Map(terms.map((term, index) => [term.key, index]));
  return (text) => {
    const hits: TermHit[] = [];
    for (const match of text.toLowerCase().matchAll(pattern)) {
      const { word, identifier } = match.groups ?? {};
      const key =
        word !== undefined
          ? stem(word)
          : identifier !== undefined
            ? identifier.replaceAll(/[-_./,\s]/gu, '')
            : match[0];
      const term = indexOf.get(key);
      if (term !== undefined) hits.push({ term, offset: match.index });
    }
    return hits;
  };
}

function alternatives(terms: readonly Term[]): string {
  const words = terms.filter(({ kind }) => kind === 'word').map(wordPrefix);
  const identifiers = terms.filter(({ kind }) => kind === 'identifier').map(identifierPattern);
  const pairs = terms.filter(({ kind }) => kind === 'pair').map(({ surface }) => escape(surface));
  const parts: string[] = [];
  if (identifiers.length > 0) {
    parts.push(`(?<![\\p{L}\\p{N}])(?<identifier>${identifiers.join('|')})(?![\\p{L}\\p{N}])`);
  }
  if (words.length > 0) {
    parts.push(`(?<![\\p{L}\\p{N}])(?<word>(?:${words.join('|')})[\\p{L}\\p{M}]*)`);
  }
  return [...parts, ...pairs].join('|');
}

/**
 * What every word with the term's stem begins with: the stemmer rewrites only endings, and of what it keeps only the last
 * letters may differ (`policy`, `policies` → `polici`; `filing` → `file`; `possibility` → `possibl`).
 */
function wordPrefix({ key }: Term): string {
  const kept = key.replace(/[eiyl]+$/u, '');
  return escape(kept.length >= 3 ? kept : key.slice(0, 2));
}

function identifierPattern({ surface }: Term): string {
  return surface.split(identifierSeparators).map(escape).join('[-_./,\\s]?');
}

function escape(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|]/gu, '\\$&');
}
