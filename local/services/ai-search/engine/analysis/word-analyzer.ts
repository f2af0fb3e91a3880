import type { Analyzer } from './analyzer.ts';
import { foldWord } from './fold-word.ts';
import { forEachWord } from './for-each-word.ts';

const MAX_COMPOUND_WORDS = 5;
const MAX_COMPOUND_LENGTH = 64;
const MAX_CACHED_WORDS = 100_000;

/** "wx200" or "20mm": a name and a number run together. */
const LETTERS_AND_DIGITS = /^(?:([a-z]{2,})(\d{2,})|(\d{2,})([a-z]{2,}))$/;

/**
 * Builds an analyzer that indexes words, and beside them the joined form of connected words
 * ("WX-200" → wx, 200 and wx200; "e-mail" → e, mail and email) and the parts of run-together ones
 * ("WX200" → wx200, wx and 200), so that however a reader writes a name, it meets the document's way of writing it.
 * @param toTerm maps a folded word to its term, or to the empty string to leave it out.
 */
export function createWordAnalyzer(toTerm: (folded: string) => string): Analyzer {
  const cache = new Map<string, string>();

  const termOf = (word: string): string => {
    const cached = cache.get(word);
    if (cached !== undefined) return cached;
    const folded = foldWord(word);
    const term = folded && toTerm(folded);
    if (cache.size >= MAX_CACHED_WORDS) cache.clear();
    cache.set(ownCopy(word), term);
    return term;
  };

  // This runs for every word of every document, so it allocates nothing unless words are connected.
  return (text, visit) => {
    let position = -1;
    let compoundWords = 0;
    let compoundPosition = 0;
    let compoundStart = 0;
    let compoundEnd = 0;

    const visitCompound = (): void => {
      const term = toTerm(joinWords(text.slice(compoundStart, compoundEnd)));
      if (term) visit(term, compoundPosition, compoundStart, compoundEnd);
    };

    forEachWord(text, (start, end, connected) => {
      position += 1;
      if (connected) {
        compoundWords += 1;
      } else {
        if (isCompound(compoundWords, compoundEnd - compoundStart)) visitCompound();
        compoundWords = 1;
        compoundPosition = position;
        compoundStart = start;
      }
      compoundEnd = end;

      const term = termOf(text.slice(start, end));
      if (!term) return;
      visit(term, position, start, end);
      const runs = runsOf(term);
      if (runs.length === 0) return;
      for (const run of runs) visit(run, position++, start, end);
      position -= 1;
    });
    if (isCompound(compoundWords, compoundEnd - compoundStart)) visitCompound();
  };
}

function isCompound(words: number, length: number): boolean {
  return words > 1 && words <= MAX_COMPOUND_WORDS && length <= MAX_COMPOUND_LENGTH;
}

function joinWords(connected: string): string {
  return foldWord(connected).replace(/[^\p{L}\p{N}\p{M}']/gu, '');
}

const NO_RUNS: readonly string[] = [];

/** "wx" and "200" of "wx200"; nothing for a plain word. */
function runsOf(term: string): readonly string[] {
  if (!isDigit(term, 0) && !isDigit(term, term.length - 1)) return NO_RUNS;
  return LETTERS_AND_DIGITS.exec(term)?.slice(1).filter(Boolean) ?? NO_RUNS;
}

function isDigit(term: string, index: number): boolean {
  const code = term.charCodeAt(index);
  return code >= 0x30 && code <= 0x39;
}

/** A slice of a text keeps the whole text alive; a cache key must not. */
function ownCopy(word: string): string {
  return Buffer.from(word).toString();
}
