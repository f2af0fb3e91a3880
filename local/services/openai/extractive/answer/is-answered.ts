import type { AnswerType } from '../question/answer-type.ts';
import type { Question } from '../question/question.ts';
import { evidenceFor } from './evidence.ts';
import type { Evidence } from './evidence.ts';
import type { ScoredPassage } from './score-passages.ts';
import type { WeighedTerm } from './weigh-terms.ts';

/**
 * Weights of a logistic model: does the best passage answer the question? Fitted on one half of some 2,000 English questions
 * that were asked with the text that answers them, without it, and with a name or the thing asked for changed into one that
 * no source has. Then rounded; `focus`, `absentNames` and what is needed were set by hand, to refuse more of what only
 * misses the thing asked for.
 */
const WEIGHTS: Readonly<Record<keyof Evidence, number>> = {
  surroundings: 2.2,
  closeness: 2.2,
  focus: 1.4,
  lead: 1.9,
  news: -1.4,
  unfit: -0.6,
  absent: -2.2,
  gap: -3.2,
  absentNames: -2.6,
  distantNames: -0.45,
  questionLength: 2.4,
};
const NAMES = Object.keys(WEIGHTS) as (keyof Evidence)[];
const NEEDED = 0.65;
/** Questions in other languages have no stems, synonyms or stop words to help: less evidence must do. */
const NEEDED_OF_OTHERS = -0.7;
/** A question for a number is not answered by a passage without one. */
const NUMERIC: ReadonlySet<AnswerType> = new Set(['count', 'amount', 'measure', 'frequency']);

/** Whether the best of the scored passages, which come best first, answers the question. */
export function isAnswered(
  question: Question,
  terms: readonly WeighedTerm[],
  scored: readonly ScoredPassage[],
): boolean {
  const [best] = scored;
  if (!best || best.signs.coverage === 0) return false;
  if (NUMERIC.has(question.type) && best.signs.fit === 0) return false;
  const evidence = evidenceFor(question, terms, best, scored);
  const sum = NAMES.reduce((total, name) => total + WEIGHTS[name] * evidence[name], 0);
  return sum >= (question.isEnglish ? NEEDED : NEEDED_OF_OTHERS);
}
