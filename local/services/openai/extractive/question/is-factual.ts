import type { AnswerType } from './answer-type.ts';
import type { Question } from './question.ts';

const FACTUAL: ReadonlySet<AnswerType> = new Set([
  'count',
  'amount',
  'measure',
  'frequency',
  'term',
  'date',
  'person',
  'place',
  'yes-no',
]);

/** Whether one fact answers the question: a number, a date, a name, a place, yes or no. */
export function isFactual({ type }: Question): boolean {
  return FACTUAL.has(type);
}
