import type { RetrievedChunk } from '../../domain/chunk.ts';
import type { Reranker } from '../../ports/reranker.ts';
import { questionTerms } from '../question-terms.ts';
import { termMatcher, type TermHit } from '../term-matcher.ts';
import { distinctTerms, termWeights } from '../term-weights.ts';

/**
 * Reorders candidates by where the question's terms stand in them: how many of the weighty ones, how close together, and
 * whether the title and headings speak of them. The order of retrieval counts as one more voice, because meaning that no
 * word shows is only known there. No model, no network: about a millisecond for 50 chunks.
 */
export const lexicalReranker: Reranker = {
  async rerank(question, candidates) {
    const terms = questionTerms(question);
    if (terms.length === 0) return candidates;
    const match = termMatcher(terms);
    const matched = candidates.map((chunk) => ({
      chunk,
      content: match(chunk.content),
      heading: match(headingText(chunk)),
    }));
    const weights = termWeights(
      terms,
      matched.map(({ content, heading }) => distinctTerms([...content, ...heading])),
    );
    const bestRetrieval = Math.max(...candidates.map(({ score }) => score), Number.MIN_VALUE);
    return matched
      .map(({ chunk, content, heading }) => ({
        ...chunk,
        score:
          share.coverage * coverage(content, heading, weights) +
          share.passage * passageCoverage(content, weights) +
          share.heading * weightOf(distinctTerms(heading), weights) +
          share.retrieval * (chunk.score / bestRetrieval),
      }))
      .sort((a, b) => b.score - a.score);
  },
};

/** How much each feature counts; together 1. Tuned on question sets of several corpora. */
const share = { coverage: 0.3, passage: 0.3, heading: 0.15, retrieval: 0.25 };

/** Length of the stretch, in UTF-16 units, in which terms count as standing together: two sentences or so. */
const passageLength = 240;

function headingText(chunk: RetrievedChunk): string {
  return [chunk.title, ...chunk.headings].join(' \n ');
}

/** The weight of the terms present; a term that comes up again counts a little more (saturating). */
function coverage(
  content: readonly TermHit[],
  heading: readonly TermHit[],
  weights: readonly number[],
): number {
  const frequencies = new Map<number, number>();
  for (const { term } of content) frequencies.set(term, (frequencies.get(term) ?? 0) + 1);
  for (const term of distinctTerms(heading))
    frequencies.set(term, (frequencies.get(term) ?? 0) + 1);
  let sum = 0;
  for (const [term, frequency] of frequencies) {
    sum += (weights[term] ?? 0) * (frequency / (frequency + 0.5));
  }
  return sum;
}

/** The weight of the terms that stand together in the best stretch of the text. */
function passageCoverage(hits: readonly TermHit[], weights: readonly number[]): number {
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

function weightOf(terms: ReadonlySet<number>, weights: readonly number[]): number {
  let sum = 0;
  for (const term of terms) sum += weights[term] ?? 0;
  return sum;
}
