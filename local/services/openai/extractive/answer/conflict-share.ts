import { areOpposed } from '../../text/opposites.ts';
import type { Passage } from '../passages/passage.ts';
import type { Question } from '../question/question.ts';

/**
 * Share of the question's word pairs that a passage contradicts, 0–1: it says "full-time" or "Heron 12" where the question
 * says "part-time" or "Heron 8", and nowhere says what the question does.
 */
export function conflictShare(question: Question, passage: Passage): number {
  if (question.pairs.length === 0) return 0;
  const conflicts = question.pairs.filter(([first, second]) => contradicts(passage, first, second));
  return conflicts.length / question.pairs.length;
}

function contradicts({ stems, own }: Passage, first: string, second: string): boolean {
  return stems.some((stem, i) => {
    if (stem === first && !own.has(second)) return areOpposed(stems[i + 1] ?? '', second);
    if (stem === second && !own.has(first)) return areOpposed(stems[i - 1] ?? '', first);
    return false;
  });
}
