import type { TermHit } from '../term-matcher.ts';

/** The constants of BM25, as commonly set: saturation of repeated terms, and influence of the text's length. */
const saturation = 1.2;
const lengthInfluence = 0.75;

/** Length of the stretch, in UTF-16 units, in which terms count as standing together: two sentences or so. */
const passageLength = 240;
/** Neighbours of the question this near each other, in UTF-16 units, count as the same phrase. */
const phraseLength = 40;

/**
 * BM25's term frequency part, scaled to 0 to 1: the weight of the terms present, more for terms that come up again
 * (saturating), less in longer texts. A term in the heading counts as one more occurrence.
 * @param relativeLength the text's length by the mean of all candidates
 */
export function frequency(
  content: readonly TermHit[],
  heading: ReadonlySet<number>,
  weights: readonly number[],
  relativeLength: number,
): number {
  const counts = new Map<number, number>();
  for (const { term } of content) counts.set(term, (counts.get(term) ?? 0) + 1);
  for (const term of heading) counts.set(term, (counts.get(term) ?? 0) + 1);
  const damping = saturation * (1 - lengthInfluence + lengthInfluence * relativeLength);
  let sum = 0;
  for (const [term, count] of counts) sum += (weights[term] ?? 0) * (count / (count + damping));
  return sum;
}

/** The weight of the terms that stand together in the best stretch of the text, 0 to 1. */
export function passageCoverage(hits: readonly TermHit[], weights: readonly number[]): number {
  const inside = new Map<number, number>();
  let first = 0;
  let sum = 0;
  let best = 0;
  for (const hit of hits) {
    const count = inside.get(hit.term) ?? 0;
    if (count === 0) sum += weights[hit.term] ?? 0;
    inside.set(hit.term, count + 1);
    for (
      let oldest = hits[first];
      oldest && hit.offset - oldest.offset > passageLength;
      oldest = hits[++first]
    ) {
      const left = (inside.get(oldest.term) ?? 0) - 1;
      inside.set(oldest.term, left);
      if (left === 0) sum -= weights[oldest.term] ?? 0;
    }
    best = Math.max(best, sum);
  }
  return best;
}

/**
 * The share of the question's neighbouring terms that are near neighbours in the text too, in the same order, each pair by
 * its weight, 0 to 1 (after the ordered window of Metzler and Croft, SIGIR 2005). Terms are numbered as the question has them.
 */
export function phraseCoverage(hits: readonly TermHit[], weights: readonly number[]): number {
  const pairs = new Set<number>();
  for (const [index, { term, offset }] of hits.entries()) {
    for (let next = index + 1; next < hits.length; next++) {
      const other = hits[next];
      if (!other || other.offset - offset >= phraseLength) break;
      if (other.term === term + 1) pairs.add(term);
    }
  }
  let found = 0;
  let all = 0;
  for (let term = 0; term + 1 < weights.length; term++) {
    const weight = (weights[term] ?? 0) + (weights[term + 1] ?? 0);
    all += weight;
    if (pairs.has(term)) found += weight;
  }
  return all > 0 ? found / all : 0;
}

/** The weight of some terms, 0 to 1. */
export function weightOf(terms: ReadonlySet<number>, weights: readonly number[]): number {
  let sum = 0;
  for (const term of terms) sum += weights[term] ?? 0;
  return sum;
}
