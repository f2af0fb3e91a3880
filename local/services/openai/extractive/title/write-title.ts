import { STOP_WORDS } from '../../text/stop-words.ts';

const MAX_WORDS = 6;
const POLITE =
  /^(?:(?:hi|hello|hey|please|and|so|ok(?:ay)?)\b[\s,.!]*|(?:can|could|would|will) you (?:please )?(?:tell|show|explain|give|help)(?: (?:me|us))?(?: with| about)?\s+|(?:i (?:would|'d) like to know|i want to know|do you know|tell me|explain)(?: about)?\s+)+/i;
const ASKING =
  /^(?:(?:for |by |at |in |on |with |until )?(?:how (?:many|much|long|often|far|to)|how|what(?:'s)?(?: about| if)?|which|who(?:m|se)?|when|where|why)\b\s*)?/i;
const AUXILIARIES =
  'is|are|was|were|do|does|did|can|could|may|must|should|will|would|has|have|had|there';
const AUXILIARY = new RegExp(`^(?:${AUXILIARIES})$`, 'i');
const SUBJECT = new RegExp(
  `^(?:(?:${AUXILIARIES})\\b\\s*)?(?:(?:i|we|you|one|they)\\b\\s*)?(?:(?:the|an?|my|our)\\b\\s*)?`,
  'i',
);
const ENDING = /\s(?:mean|cost|last|take|work|apply|get|have|need|pay|happen)s?$/i;

/** A title of at most six words: the question without what only makes it one (polite phrases, "how many", "does", …). */
export function writeTitle(question: string): string {
  const asked = question
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[?!.\s]+$/, '');
  const plain = asked.replace(POLITE, '');
  const subject = plain.replace(ASKING, '').replace(SUBJECT, '').replace(ENDING, '');
  const words = (subject === '' ? plain : subject)
    .split(' ')
    .filter((word) => word !== '—' && !AUXILIARY.test(word));
  const kept = words.slice(0, MAX_WORDS);
  while (kept.length > 1 && isStop(kept.at(-1) ?? '')) kept.pop();
  const title = kept.join(' ').replace(/[,;:.]+$/, '');
  return title === '' ? 'New conversation' : title.charAt(0).toUpperCase() + title.slice(1);
}

function isStop(word: string): boolean {
  return STOP_WORDS.has(word.toLowerCase().replace(/[^\p{L}]/gu, ''));
}
