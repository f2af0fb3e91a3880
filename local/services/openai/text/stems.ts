import { stem } from './stem.ts';
import { words } from './words.ts';

/** The stems of a text's words, in order. */
export function stems(text: string): string[] {
  return words(text).map(stem);
}
