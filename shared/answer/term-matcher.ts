import { characterKind, characterKinds } from '../text/character-kind.ts';
import { identifierParts, type Term } from './question-terms.ts';
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

interface Identifier {
  readonly term: number;
  readonly parts: readonly string[];
}

/** What may stand between the parts of an identifier. */
const separators = new Set('-\u2010\u2011_./, \t\n\r\u00a0');

/**
 * Prepares the search for some terms. A text is walked once, and only words that begin with the first two letters of a
 * term are stemmed: the stemmer rewrites endings alone.
 */
export function termMatcher(terms: readonly Term[]): TermMatcher {
  const words = new Map<string, number>();
  const identifiers = new Map<string, Identifier[]>();
  const beginnings = new Set<number>();
  const pairs: { readonly term: number; readonly key: string }[] = [];
  for (const [term, { kind, key, surface }] of terms.entries()) {
    if (kind === 'word') {
      words.set(key, term);
      beginnings.add(pairOf(surface, 0));
    } else if (kind === 'pair') {
      pairs.push({ term, key });
    } else {
      const first = surface.charAt(0);
      const parts = identifierParts(surface);
      identifiers.set(first, [...(identifiers.get(first) ?? []), { term, parts }]);
    }
  }

  const findSpaced = (text: string, hits: TermHit[]): void => {
    let at = 0;
    while (at < text.length) {
      if (!isLetterOrNumber(text, at)) {
        at += 1;
        continue;
      }
      const identifier = identifierAt(text, at, identifiers.get(text.charAt(at)));
      if (identifier) {
        hits.push({ term: identifier.term, offset: at });
        at = identifier.end;
        continue;
      }
      if (beginnings.has(pairOf(text, at))) {
        const term = words.get(stem(text.slice(at, endOfLetters(text, at))));
        if (term !== undefined) hits.push({ term, offset: at });
      }
      at = endOfWord(text, at);
    }
  };

  return (text) => {
    const hits: TermHit[] = [];
    const lower = text.toLowerCase();
    if (words.size > 0 || identifiers.size > 0) findSpaced(lower, hits);
    if (pairs.length === 0) return hits;
    for (const { term, key } of pairs) {
      for (let at = lower.indexOf(key); at >= 0; at = lower.indexOf(key, at + 1)) {
        hits.push({ term, offset: at });
      }
    }
    return hits.sort((a, b) => a.offset - b.offset);
  };
}

/** Two neighbouring UTF-16 units as one number. */
function pairOf(text: string, at: number): number {
  return text.charCodeAt(at) * 0x10000 + text.charCodeAt(at + 1);
}

function identifierAt(text: string, at: number, candidates: readonly Identifier[] = []) {
  for (const { term, parts } of candidates) {
    const end = endOfIdentifier(text, at, parts);
    if (end > at) return { term, end };
  }
  return undefined;
}

/** @returns where the parts end that stand here with at most one separator between two; −1 when they do not. */
function endOfIdentifier(text: string, start: number, parts: readonly string[]): number {
  let at = start;
  for (const [index, part] of parts.entries()) {
    if (index > 0 && separators.has(text.charAt(at))) at += 1;
    if (!text.startsWith(part, at)) return -1;
    at += part.length;
  }
  return isLetterOrNumber(text, at) ? -1 : at;
}

function isLetterOrNumber(text: string, at: number): boolean {
  const kind = characterKind(text.charCodeAt(at));
  return kind === characterKinds.letter || kind === characterKinds.number;
}

function endOfLetters(text: string, start: number): number {
  let at = start;
  for (;;) {
    const kind = characterKind(text.charCodeAt(at));
    if (kind !== characterKinds.letter && kind !== characterKinds.mark) return at;
    at += 1;
  }
}

function endOfWord(text: string, start: number): number {
  let at = start;
  while (characterKind(text.charCodeAt(at)) !== characterKinds.other) at += 1;
  return at;
}
