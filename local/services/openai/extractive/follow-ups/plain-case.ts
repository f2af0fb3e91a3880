import { STOP_WORDS } from '../../text/stop-words.ts';

/**
 * A heading as it would stand inside a sentence: a word loses its capitals when the text below the heading writes it
 * without; names and codes, which it does not, keep them.
 * @param text what the heading's source says
 */
export function plainCase(heading: string, text: string): string {
  const isShouted = !/\p{Ll}/u.test(heading);
  return heading.replace(/[\p{L}\p{M}'’-]+/gu, (word) => {
    const lower = word.toLowerCase();
    const isAcronym = !isShouted && word === word.toUpperCase();
    if (isAcronym || word.length === 1) return word;
    return STOP_WORDS.has(lower) || isWrittenIn(text, lower) ? lower : word;
  });
}

function isWrittenIn(text: string, word: string): boolean {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    const isWhole = !isLetter(text.charAt(at - 1)) && !isLetter(text.charAt(at + word.length));
    if (isWhole) return true;
  }
  return false;
}

function isLetter(character: string): boolean {
  return /\p{L}/u.test(character);
}
