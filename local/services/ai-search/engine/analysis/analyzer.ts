import type { TermDictionary } from './term-dictionary.ts';

/**
 * Receives one term of an analyzed text.
 * @param term its number in the analyzer's dictionary.
 * @param position counts words from 0; terms that stand for the same word share it.
 * @param start UTF-16 offset of the term's source, inclusive.
 * @param end UTF-16 offset of the term's source, exclusive.
 */
export type TermVisitor = (term: number, position: number, start: number, end: number) => void;

/** Turns a text into index terms. Documents and queries must pass through the same one. */
export interface Analyzer {
  readonly dictionary: TermDictionary;
  /** Whether its terms are words: without white space, and worth keeping beside the text. */
  readonly makesWords: boolean;
  analyze(text: string, visit: TermVisitor): void;
}

/** The terms of a text, grouped by the word they stand for, in order. */
export function termsByPosition(analyzer: Analyzer, text: string): number[][] {
  const byPosition = new Map<number, number[]>();
  analyzer.analyze(text, (term, position) => {
    const terms = byPosition.get(position);
    if (terms) terms.push(term);
    else byPosition.set(position, [term]);
  });
  return [...byPosition].sort(([left], [right]) => left - right).map(([, terms]) => terms);
}
