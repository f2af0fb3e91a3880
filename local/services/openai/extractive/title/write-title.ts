import { STOP_WORDS } from '../../text/stop-words.ts';

const MAX_WORDS = 6;
const POLITE =
  /^(?:(?:hi|hello|hey|please|and|so|ok(?:ay)?)\b[\s,.!]*|(?:can|could|would|will) you (?:please )?(?:tell|show|explain|give|help)(?: (?:me|us))?(?: with| about)?\s+|(?:i (?:would|'d) like to know|i want to know|do you know|tell me|explain)(?: about)?\s+)+/i;
const FRAME =
  /^(?:what(?:'s| is| are| was| were| does| do| did| about)|how (?:many|much|long|often|far|do|does|did|can|could|should|would|is|are|to)|which|who(?:m|se)?(?: is| are)?|when(?: is| are| do| does| must| can)?|where(?: is| are| do| does| can)?|why(?: is| are| do| does)?|is|are|do|does|did|can|could|may|must|should|will|would|has|have)\b\s*(?:there\b\s*)?(?:(?:i|we|you|one|they|the|a|an|my|our)\b\s*)*/i;

/** A title of at most six words: the question without its polite and asking words, cut where a thought ends. */
export function writeTitle(question: string): string {
  const asked = question
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[?!.\s]+$/, '');
  const plain = asked.replace(POLITE, '');
  const subject = plain.replace(FRAME, '');
  const words = (subject === '' ? plain : subject).split(' ').filter((word) => word !== '—');
  const kept = words.slice(0, MAX_WORDS);
  while (kept.length > 1 && words.length > kept.length && isStop(kept.at(-1) ?? '')) kept.pop();
  const title = kept.join(' ').replace(/[,;:.]+$/, '');
  return title === '' ? 'New conversation' : title.charAt(0).toUpperCase() + title.slice(1);
}

function isStop(word: string): boolean {
  return STOP_WORDS.has(word.toLowerCase().replace(/[^\p{L}]/gu, ''));
}
