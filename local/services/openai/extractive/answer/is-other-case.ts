import { areOpposed, DISTINGUISHING_STEMS } from '../../text/opposites.ts';
import type { Passage } from '../passages/passage.ts';
import type { Question } from '../question/question.ts';

/**
 * Whether a passage speaks of another case than the question: it says "full-time" or "after probation" where the question
 * says "part-time" or "during probation", and nowhere says what the question does.
 */
export function isOtherCase(question: Question, passage: Passage): boolean {
  return question.pairs.some(([first, second]) => contradicts(passage, first, second));
}

function contradicts({ stems, own }: Passage, first: string, second: string): boolean {
  if (DISTINGUISHING_STEMS.has(first) && !own.has(first) && own.has(second)) {
    return stems.some((stem) => areOpposed(stem, first));
  }
  return stems.some((stem, i) => {
    if (stem === first && !own.has(second)) return areOpposed(stems[i + 1] ?? '', second);
    if (stem === second && !own.has(first)) return areOpposed(stems[i - 1] ?? '', first);
    return false;
  });
}
