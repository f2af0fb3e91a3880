import { termSet } from '../../text/term-set.ts';
import { analyseQuestion } from '../question/analyse-question.ts';
import { fitsType } from '../question/expected-answer.ts';

/** An answer need not repeat the question: half of its words are enough for full marks. */
const enoughWords = 0.5;
const wordShare = 0.5;

/**
 * How well an answer fits a question, from 0 to 1: half for the question's words that it takes up, half for wording of the
 * kind that is asked for (a number for “how many”, a date for “when”).
 */
export function relevanceOf(answer: string, text: string): number {
  if (answer.trim() === '') return 0;
  const question = analyseQuestion(text);
  const said = termSet(answer);
  const whole = question.terms.reduce((sum, { specificity }) => sum + specificity, 0);
  const found = question.terms
    .filter((term) => said.has(term.stem))
    .reduce((sum, { specificity }) => sum + specificity, 0);
  const taken = whole === 0 ? 1 : Math.min(1, found / whole / enoughWords);
  return wordShare * taken + (1 - wordShare) * Math.min(taken * 2, fitsType(question.type, answer));
}
