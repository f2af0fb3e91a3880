import { analyzerNamed } from '../engine/analysis/analyzers.ts';

const MAX_PASSAGE_LENGTH = 400;

/** A stretch of text and how much of a query it contains. */
export interface Passage {
  readonly text: string;
  /** Sum of the weights of the query terms it has, 0 to 1. */
  readonly coverage: number;
  readonly terms: ReadonlySet<number>;
}

/**
 * The sentence of a text that covers most of a query; the first of equals.
 * @param weights of the query's terms, summing to 1.
 * @param maxLength in UTF-16 units; `Infinity` takes the text as one passage.
 */
export function bestPassage(
  text: string,
  weights: ReadonlyMap<number, number>,
  maxLength = MAX_PASSAGE_LENGTH,
): Passage {
  const sentences = maxLength === Infinity ? [text] : text.split(/(?<=[.!?])\s+|\n+/);
  let best: Passage = { text: '', coverage: 0, terms: new Set() };
  for (const sentence of sentences) {
    const passage = cover(sentence.slice(0, maxLength).trim(), weights);
    if (passage.coverage > best.coverage) best = passage;
  }
  return best;
}

function cover(text: string, weights: ReadonlyMap<number, number>): Passage {
  const terms = new Set<number>();
  analyzerNamed('en.lucene').analyze(text, (term) => {
    if (weights.has(term)) terms.add(term);
  });
  const coverage = [...terms].reduce((sum, term) => sum + (weights.get(term) ?? 0), 0);
  return { text, coverage, terms };
}
