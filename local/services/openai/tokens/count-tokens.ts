import { tokenEnd } from './token-end.ts';

/** Estimated number of tokens in a text; 0 for the empty text. */
export function countTokens(text: string): number {
  let count = 0;
  for (let at = 0; at < text.length; at = tokenEnd(text, at)) count += 1;
  return count;
}
