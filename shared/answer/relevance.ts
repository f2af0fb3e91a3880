import type { RetrievedChunk } from '../domain/chunk.ts';
import { questionTerms } from './question-terms.ts';
import { termMatcher } from './term-matcher.ts';
import { distinctTerms, termWeights } from './term-weights.ts';

/** Common in English questions and words of hardly any other language; `was`, `in` or `also` would be German as well. */
const englishWords: ReadonlySet<string> = new Set(
  (
    'the this that these those there their they what which who whose when where why how does did are were can could should ' +
    'would must with you your our if many much please tell'
  ).split(' '),
);

/**
 * Whether passages are worth asking the model about; `threshold` is a relevance from 0 (any passage will do) to 1. What the
 * reranker said of them decides, and where it does not judge, their words.
 */
export function areRelevant(
  passages: readonly RetrievedChunk[],
  question: string,
  threshold: number,
): boolean {
  if (passages.length === 0) return false;
  const judged = passages.flatMap(({ relevance }) => (relevance === undefined ? [] : [relevance]));
  if (judged.length > 0) return Math.max(...judged) >= threshold;
  return haveWordsOf(question, passages, threshold);
}

/**
 * Whether passages have enough of a question's words, by `lexicalRelevance`. Only a question that is recognisably English is
 * judged: one in another language than the documents shares no words with them, and may well be answered by them.
 */
export function haveWordsOf(
  question: string,
  passages: readonly RetrievedChunk[],
  threshold: number,
): boolean {
  return !hasEnglishWords(question) || lexicalRelevance(question, passages) >= threshold;
}

function hasEnglishWords(question: string): boolean {
  return (
    question
      .toLowerCase()
      .match(/\p{L}+/gu)
      ?.some((word) => englishWords.has(word)) ?? false
  );
}

/**
 * How much of a question its best passage speaks of: the weighted share of the question's terms that stand in it, its title
 * or its headings, from 0 to 1. Terms that few of the passages have weigh more.
 * @returns 1 for a question without terms, which says nothing either way.
 */
export function lexicalRelevance(question: string, passages: readonly RetrievedChunk[]): number {
  const terms = questionTerms(question);
  if (terms.length === 0) return 1;
  const match = termMatcher(terms);
  const found = passages.map((passage) =>
    distinctTerms(match([passage.title, ...passage.headings, passage.content].join('\n'))),
  );
  const weights = termWeights(terms, found);
  const shares = found.map((present) =>
    [...present].reduce((sum, term) => sum + (weights[term] ?? 0), 0),
  );
  return Math.max(0, ...shares);
}
