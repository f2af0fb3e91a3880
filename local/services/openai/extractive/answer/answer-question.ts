import type { Passage } from '../passages/passage.ts';
import { analyseQuestion } from '../question/analyse-question.ts';
import { choosePassages } from './choose-passages.ts';
import { isAnswered } from './is-answered.ts';
import { scorePassages } from './score-passages.ts';
import { weighTerms } from './weigh-terms.ts';
import type { WeighedTerm } from './weigh-terms.ts';

export interface ExtractedAnswer {
  /** What the answer quotes, best first; empty when the passages do not answer the question. */
  readonly chosen: readonly Passage[];
  readonly terms: readonly WeighedTerm[];
}

/** Finds the passages that answer a question, or none when the best of them leaves out what is essential in it. */
export function answerQuestion(text: string, passages: readonly Passage[]): ExtractedAnswer {
  const question = analyseQuestion(text);
  const terms = weighTerms(question, passages);
  const scored = scorePassages(question, terms, passages);
  const [best] = scored;
  if (!best || !isAnswered(question, terms, best)) return { chosen: [], terms };
  return { chosen: choosePassages(question, terms, scored, passages), terms };
}
