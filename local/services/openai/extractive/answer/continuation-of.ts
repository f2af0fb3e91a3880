import type { Passage } from '../passages/passage.ts';
import { isFactual } from '../question/is-factual.ts';
import type { Question } from '../question/question.ts';

const LIMITS =
  /^(?:However|But|Except|Unless|Only|Otherwise|This (?:does not|is not|applies)|It (?:does not|is not)|Exceptions?)\b/;
/** Longest continuation, in UTF-16 units. */
const MAX_LENGTH = 420;

/** What follows a passage in its paragraph and belongs to the answer. */
export function continuationOf(
  question: Question,
  passage: Passage,
  passages: readonly Passage[],
): Passage[] {
  if (passage.kind !== 'sentence') return [];
  const onlyLimits = isFactual(question);
  const found: Passage[] = [];
  let length = 0;
  for (const next of passages.slice(passage.order + 1)) {
    length += next.text.length;
    if (next.group !== passage.group || length > MAX_LENGTH || next.text.endsWith(':')) break;
    if (onlyLimits && !LIMITS.test(next.text)) break;
    found.push(next);
  }
  return found;
}
