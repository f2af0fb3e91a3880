import type { TermHit } from '../term-matcher.ts';
import type { CandidateHits, FieldHits, MeanLengths } from './field-hits.ts';

/** BM25's constants: how fast repeated terms stop counting, and how strongly long texts are held back. */
const k1 = 1.5;
const b = 0.6;

/** Length of the stretch, in UTF-16 units, in which terms count as standing together: a sentence or so. */
const stretchLength = 120;
/** Neighbours of the question this near each other, in UTF-16 units, count as the same phrase. */
const phraseLength = 40;

/**
 * BM25F (Zaragoza et al., TREC 2004) without the question's own rarities: the weight of the terms present, more for terms that
 * come up again, in content or place, less in longer texts. 0 to 1.
 * @param weights of the terms, 1 together
 */
export function frequency(
  { content, place }: CandidateHits,
  mean: MeanLengths,
  weights: readonly number[],
): number {
  const counts = new Float64Array(weights.length);
  addCounts(content, mean.content, counts);
  addCounts(place, mean.place, counts);
  return saturated(counts, weights);
}

function addCounts({ hits, length }: FieldHits, mean: number, counts: Float64Array): void {
  const once = 1 / damping(length, mean);
  for (const { term } of hits) counts[term] = (counts[term] ?? 0) + once;
}

function damping(length: number, mean: number): number {
  return 1 - b + (b * length) / mean;
}

function saturated(counts: Float64Array, weights: readonly number[]): number {
  return counts.reduce((sum, count, at) => sum + (weights[at] ?? 0) * (count / (count + k1)), 0);
}

/** The weight of the terms that stand together in the best stretch of the text, 0 to 1. */
export function bestStretch(hits: readonly TermHit[], weights: readonly number[]): number {
  const inside = new Uint32Array(weights.length);
  let first = 0;
  let sum = 0;
  let best = 0;
  for (const { term, offset } of hits) {
    if (inside[term] === 0) sum += weights[term] ?? 0;
    inside[term] = (inside[term] ?? 0) + 1;
    for (
      let oldest = hits[first];
      oldest && offset - oldest.offset > stretchLength;
      oldest = hits[++first]
    ) {
      inside[oldest.term] = (inside[oldest.term] ?? 0) - 1;
      if (inside[oldest.term] === 0) sum -= weights[oldest.term] ?? 0;
    }
    best = Math.max(best, sum);
  }
  return best;
}

/**
 * How often neighbouring terms of the question are near neighbours in the text too, in the same order: saturating as terms
 * do, each pair by its lighter term, 0 to 1 (the ordered window of Metzler and Croft, SIGIR 2005). Terms are numbered as the
 * question has them.
 */
export function phrases(
  { content, place }: CandidateHits,
  mean: MeanLengths,
  weights: readonly number[],
): number {
  const pairWeights = weights
    .slice(1)
    .map((weight, term) => Math.min(weight, weights[term] ?? weight));
  const total = pairWeights.reduce((sum, weight) => sum + weight, 0);
  if (total === 0) return 0;
  const counts = new Float64Array(pairWeights.length);
  const once = 1 / damping(content.length, mean.content);
  for (const { hits } of [content, place]) {
    for (const term of neighbours(hits)) counts[term] = (counts[term] ?? 0) + once;
  }
  return saturated(counts, pairWeights) / total;
}

/** The first terms of the pairs found. */
function* neighbours(hits: readonly TermHit[]): Generator<number> {
  for (const [index, { term, offset }] of hits.entries()) {
    for (let next = index + 1; next < hits.length; next++) {
      const other = hits[next];
      if (!other || other.offset - offset >= phraseLength) break;
      if (other.term !== term + 1) continue;
      yield term;
      break;
    }
  }
}

/** The weight of the terms that stand in a text at all, 0 to 1. */
export function coverage(hits: readonly TermHit[], weights: readonly number[]): number {
  const terms = new Set(hits.map(({ term }) => term));
  return [...terms].reduce((sum, term) => sum + (weights[term] ?? 0), 0);
}
