import { normalised } from './normalised.ts';
import {
  acknowledgements,
  farewells,
  fillers,
  greetings,
  introductions,
  thanks,
} from './phrases.ts';

/** Longer messages are never small talk, in UTF-16 units. */
const longest = 120;
/** Words of the longest phrase. */
const mostWords = 9;

const always = [greetings, thanks, farewells, introductions];
const withAnswer = [...always, acknowledgements];

/**
 * Whether a message is nothing but a greeting, thanks, a goodbye, a question about the assistant, or, after an answer, a
 * word of acknowledgement. Every word must belong to a known phrase: "Hi, how many days of leave do I get?" and "Thanks to
 * whom is the plant named?" are questions.
 */
export function isSmallTalk(message: string, hasEarlierTurns: boolean): boolean {
  if (message.length > longest) return false;
  const words = normalised(message).split(' ');
  const known = hasEarlierTurns ? withAnswer : always;
  let meant = false;
  for (let index = 0; index < words.length;) {
    const said = longestPhrase(words, index, known);
    const length = said || longestPhrase(words, index, [fillers]);
    if (length === 0) return false;
    meant ||= said > 0;
    index += length;
  }
  return meant;
}

/** Words of the longest known phrase that begins at `index`; 0 when none does. */
function longestPhrase(
  words: readonly string[],
  index: number,
  known: readonly ReadonlySet<string>[],
): number {
  for (let length = Math.min(mostWords, words.length - index); length > 0; length--) {
    const phrase = words.slice(index, index + length).join(' ');
    if (known.some((phrases) => phrases.has(phrase))) return length;
  }
  return 0;
}
