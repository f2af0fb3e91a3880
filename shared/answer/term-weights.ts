import type { Term } from './question-terms.ts';
import type { TermHit } from './term-matcher.ts';

/** An exact number or code says more about what is meant than a word of the same rarity. */
const identifierBoost = 1.5;

/** The terms that occur at all. */
export function distinctTerms(hits: readonly TermHit[]): ReadonlySet<number> {
  return new Set(hits.map(({ term }) => term));
}

/**
 * How much each term tells the texts apart: smoothed inverse document frequency over the given texts (1 when every text
 * has the term, 1 + ln(n + 1) when none has), scaled so that the weights add up to 1.
 */
export function termWeights(
  terms: readonly Term[],
  texts: readonly ReadonlySet<number>[],
): readonly number[] {
  const raw = terms.map(({ kind }, index) => {
    const frequency = texts.filter((found) => found.has(index)).length;
    const idf = 1 + Math.log((texts.length + 1) / (frequency + 1));
    return kind === 'identifier' ? identifierBoost * idf : idf;
  });
  const total = raw.reduce((sum, weight) => sum + weight, 0);
  return raw.map((weight) => weight / total);
}
