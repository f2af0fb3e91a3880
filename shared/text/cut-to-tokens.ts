import type { CountTokens } from './count-tokens.ts';
import { cutText } from './cut-text.ts';

/** More UTF-16 units than a token has in ordinary text: longer texts are cut to this before they are counted. */
const mostUnitsPerToken = 8;

/** Cuts a text so that it has at most `maxTokens` tokens, never within a character. Counts a bounded number of times. */
export function cutToTokens(text: string, maxTokens: number, countTokens: CountTokens): string {
  if (hasAtMost(text, maxTokens, countTokens)) return text;
  let fits = 0;
  let over = Math.min(text.length, maxTokens * mostUnitsPerToken) + 1;
  while (over - fits > 1) {
    const middle = Math.floor((fits + over) / 2);
    if (hasAtMost(cutText(text, middle), maxTokens, countTokens)) fits = middle;
    else over = middle;
  }
  return cutText(text, fits);
}

/** A token stands for at least one byte, so most texts need no counting. */
export function hasAtMost(text: string, maxTokens: number, countTokens: CountTokens): boolean {
  return Buffer.byteLength(text) <= maxTokens || countTokens(text) <= maxTokens;
}
