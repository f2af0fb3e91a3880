import type { Question } from '../question/question.ts';
import { contextCredit } from './credit.ts';
import { pairShare } from './pair-share.ts';
import type { ScoredPassage } from './score-passages.ts';
import type { WeighedTerm } from './weigh-terms.ts';

/**
 * Weights of a logistic model: does the best passage answer the question? Fitted on 1,185 English questions asked once with
 * the paragraph that answers them among eight similar ones and once without it, then rounded. At `needed`, 92 % of the
 * first are answered and 85 % of the second refused.
 */
const EVIDENCE = {
  own: 2.2,
  coverage: 6,
  pairs: 1.8,
  fit: 0.8,
  absent: -1.2,
  missingName: -1.05,
  needed: 4.75,
} as const;
/** Without neighbouring content words a question cannot show this sign: half of it is assumed. */
const NO_PAIRS = 0.5;
/** A name counts as missing when neither the passage nor its context says it. */
const SAID = 0.25;
/** Questions in other languages have no stems, synonyms or stop words to help: less evidence must do. */
const OTHER_LANGUAGE = 0.66;

/** Whether the best passage covers enough of the question's essential words to be its answer. */
export function isAnswered(
  question: Question,
  terms: readonly WeighedTerm[],
  best: ScoredPassage,
): boolean {
  const absent = sumOf(terms.filter(({ alternatives }) => alternatives.size === 0));
  const missingNames = terms.filter(
    (term) => isEssential(term) && contextCredit(best, term) < SAID,
  ).length;
  const pairs = question.pairs.length === 0 ? NO_PAIRS : pairShare(question, best.passage);
  const evidence =
    EVIDENCE.own * best.own +
    EVIDENCE.coverage * best.coverage +
    EVIDENCE.pairs * pairs +
    EVIDENCE.fit * best.fit +
    EVIDENCE.absent * absent +
    EVIDENCE.missingName * missingNames;
  return evidence >= EVIDENCE.needed * (question.isEnglish ? 1 : OTHER_LANGUAGE);
}

function isEssential({ term }: WeighedTerm): boolean {
  return term.kind === 'name' || term.kind === 'exact';
}

function sumOf(terms: readonly WeighedTerm[]): number {
  return terms.reduce((sum, { weight }) => sum + weight, 0);
}
