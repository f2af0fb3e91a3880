import type { Analyzer } from './analyzer.ts';

/** What the index needs to know of a text. */
export interface AnalyzedText {
  /** In words; terms that stand for the same word count once. */
  readonly length: number;
  /** The distinct terms, by number, … */
  readonly terms: readonly number[];
  /** … and how often each occurs. */
  readonly frequencies: readonly number[];
}

export function analyzeText(analyzer: Analyzer, text: string): AnalyzedText {
  const frequencies = new Map<number, number>();
  let length = 0;
  let lastPosition = -1;
  analyzer.analyze(text, (term, position) => {
    frequencies.set(term, (frequencies.get(term) ?? 0) + 1);
    if (position <= lastPosition) return;
    lastPosition = position;
    length += 1;
  });
  return { length, terms: [...frequencies.keys()], frequencies: [...frequencies.values()] };
}
