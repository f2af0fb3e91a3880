import type { CountTokens } from '../../text/count-tokens.ts';
import { sentenceSpans } from '../../text/sentences.ts';
import { excerptText, type Excerpt } from '../excerpt.ts';
import { questionTerms } from '../question-terms.ts';
import { coverage } from '../rerank/lexical-features.ts';
import { termMatcher } from '../term-matcher.ts';
import { distinctTerms, termWeights } from '../term-weights.ts';
import { sourceTokens, type DraftSource } from './draft-source.ts';
import { joinSentences } from './join-sentences.ts';

/** What a sentence is worth for standing beside a good one: it often says what that one is about. */
const neighbourShare = 0.25;
/** Tokens of the mark for text left out, with its line breaks. */
const omissionTokens = 4;

/**
 * A source reduced to the sentences that say most of what is asked, verbatim and in their order, in at most `tokens` tokens.
 * A sentence is worth the weight of the question's terms in it and a share of its neighbours' weight; of equal ones the
 * first comes first, so that of a text which says nothing of it the beginning is left.
 * @returns undefined when not even one sentence fits
 */
export function keySentences(
  draft: DraftSource,
  tokens: number,
  question: string,
  countTokens: CountTokens,
): DraftSource | undefined {
  const sentences = draft.excerpts.flatMap(sentencesOf);
  const costs = estimatedTokens(draft, sentences, countTokens);
  const withSentences = (indexes: readonly number[]) => joinSentences(draft, sentences, indexes);
  const excess = (indexes: readonly number[]) => {
    const source = withSentences(indexes);
    return source ? sourceTokens(source, countTokens) - tokens : 0;
  };

  const order = byWorth(sentences, question);
  const kept: number[] = [];
  let left = tokens - frameTokens(draft, countTokens);
  for (const index of order) {
    const cost = costs[index] ?? 0;
    if (cost > left) continue;
    kept.push(index);
    left -= cost;
  }
  for (let over = excess(kept); over > 0; over = excess(kept)) {
    for (let freed = 0; freed < over && kept.length > 0;) freed += costs[kept.pop() ?? 0] ?? 0;
  }
  if (kept.length > 0) return withSentences(kept);
  const fitting = order.find((index) => excess([index]) <= 0);
  return fitting === undefined ? undefined : withSentences([fitting]);
}

/** The sentences of an excerpt as excerpts; each but the first goes on where the one before it ends. */
function sentencesOf(excerpt: Excerpt): Excerpt[] {
  return sentenceSpans(excerptText(excerpt))
    .map(({ start, end }, index) => ({
      ...excerpt,
      start: excerpt.start + start,
      end: excerpt.start + end,
      continues: index > 0 || excerpt.continues,
    }))
    .filter((sentence) => excerptText(sentence).trim() !== '');
}

/** Indexes of the sentences, the worthiest first. */
function byWorth(sentences: readonly Excerpt[], question: string): number[] {
  const terms = questionTerms(question);
  const match = termMatcher(terms);
  const found = sentences.map((sentence) => match(excerptText(sentence)));
  const weights = termWeights(terms, found.map(distinctTerms));
  const own = found.map((hits) => coverage(hits, weights));
  const worth = own.map(
    (weight, index) => weight + neighbourShare * ((own[index - 1] ?? 0) + (own[index + 1] ?? 0)),
  );
  return [...worth.keys()].sort((a, b) => (worth[b] ?? 0) - (worth[a] ?? 0) || a - b);
}

/**
 * What each sentence costs, by its share of the text: counting hundreds of sentences would take longer than counting the
 * chosen ones together a few times, and what is too much then is taken out again.
 */
function estimatedTokens(
  draft: DraftSource,
  sentences: readonly Excerpt[],
  countTokens: CountTokens,
): number[] {
  const units = sentences.reduce((sum, { start, end }) => sum + end - start, 0);
  const tokensPerUnit = sourceTokens(draft, countTokens) / Math.max(1, units);
  return sentences.map(({ start, end }) => (end - start) * tokensPerUnit + omissionTokens);
}

function frameTokens(draft: DraftSource, countTokens: CountTokens): number {
  const [first] = draft.excerpts;
  return sourceTokens({ ...draft, excerpts: [{ ...first, end: first.start }] }, countTokens);
}
