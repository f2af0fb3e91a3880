import { guessEastAsian } from './guess-east-asian.ts';
import { guessSingleByte } from './guess-single-byte.ts';

const sample = 64 * 1024;

/**
 * Guesses the charset of a text that is neither Unicode nor says what it is, by what would read like text in it. Windows-1252,
 * which covers Latin-1, is the answer when nothing else stands out.
 * @returns a label for TextDecoder
 */
export function guessCharset(bytes: Uint8Array): string {
  const head = bytes.subarray(0, sample);
  return guessEastAsian(head) ?? guessSingleByte(head);
}
