import { STOP_WORDS } from '../../text/stop-words.ts';
import { words } from '../../text/words.ts';
import { readBlock } from '../prompt/read-block.ts';

const QUESTION_WORD = 'who|whom|whose|what|when|where|why|how|which';
const JOINT = new RegExp(`[,;]?\\s+(?:and|or)\\s+(?=(?:${QUESTION_WORD})\\b)|(?<=\\?)\\s+`, 'i');
const REFERS_BACK = /\b(?:it|its|they|them|their|that|this|these|those)\b/i;
const MAX_QUERIES = 3;

/**
 * The `expand` task: one query a line for each clause of the prompt's question; a clause with a pronoun gets the words of
 * the first one added. A question with one clause is repeated.
 */
export function expandFromPrompt(prompt: string): string {
  const question = (readBlock(prompt, 'question') ?? '').replace(/\s+/g, ' ').trim();
  const clauses = question.split(JOINT).map((clause) => clause.replace(/[?;,.\s]+$/, ''));
  const [first = ''] = clauses;
  if (clauses.length < 2 || clauses.some((clause) => words(clause).length < 3)) return question;
  return clauses
    .slice(0, MAX_QUERIES)
    .map((clause, index) =>
      index > 0 && REFERS_BACK.test(clause) ? `${clause} (${subject(first)})?` : `${clause}?`,
    )
    .join('\n');
}

function subject(clause: string): string {
  return words(clause)
    .filter((word) => !STOP_WORDS.has(word))
    .join(' ');
}
