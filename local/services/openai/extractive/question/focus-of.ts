import { stem } from '../../text/stem.ts';
import { STOP_WORDS } from '../../text/stop-words.ts';
import { isWeak } from '../../text/weak-words.ts';
import { words } from '../../text/words.ts';

const VERB =
  'is|are|was|were|do|does|did|has|have|had|can|could|may|might|must|shall|should|will|would';
/** "What is the notice period of …", "which tax rate does …", "how many days of …". */
const PATTERNS: readonly RegExp[] = [
  new RegExp(
    `\\bwhat(?:'s| (?:is|are|was|were))(?: the| an?)? (.{2,60}?)(?= (?:of|for|in|at|on|by|to|from|with|about|when|if|that|which|who|during|under|between|${VERB})\\b|[?,;]|$)`,
    'i',
  ),
  new RegExp(`\\b(?:what|which) ([^?,;]{2,60}?)(?= (?:${VERB})\\b)`, 'i'),
  /\bhow (?:many|much) (?:more |paid )?([\p{L}-]+)/iu,
];

/** Stems of the words that name the thing asked for: `notic` and `period` in "What is the notice period of …?". */
export function focusOf(question: string): string[] {
  const text = question.replaceAll('’', "'");
  const phrase = PATTERNS.map((pattern) => pattern.exec(text)?.[1]).find(
    (found) => found !== undefined,
  );
  const content = words(phrase ?? '').filter((word) => !STOP_WORDS.has(word) && !isWeak(word));
  return [...new Set(content.map(stem))];
}
