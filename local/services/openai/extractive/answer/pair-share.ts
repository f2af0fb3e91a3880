import { boundNumber } from '../../text/term-set.ts';
import type { Passage } from '../passages/passage.ts';
import type { Question } from '../question/question.ts';

/** Share of the question's neighbouring content words that are neighbours in the passage too, 0–1. */
export function pairShare(question: Question, passage: Passage): number {
  if (question.pairs.length === 0) return 0;
  const found = question.pairs.filter(([first, second]) => saysPair(passage, first, second));
  return found.length / question.pairs.length;
}

function saysPair({ stems, lead, headings }: Passage, first: string, second: string): boolean {
  if (stems.some((stem, i) => stem === first && stems[i + 1] === second)) return true;
  const bound = boundNumber(first, second);
  return lead.has(bound) || headings.has(bound);
}
