import { stem } from '../stem.ts';
import { stopWords } from '../stop-words.ts';

const word = /[\p{L}\p{M}]+|\p{N}+(?:[.,]\p{N}+)*/gu;
const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;

/** What a sentence is about, for comparing it with another: stems of its words, its numbers; single characters of unspaced scripts. */
export function contentStems(text: string): ReadonlySet<string> {
  const stems = new Set<string>();
  for (const [found] of text.toLowerCase().matchAll(word)) {
    if (unspaced.test(found)) for (const character of found) stems.add(character);
    else if (/\p{N}/u.test(found)) stems.add(found.replaceAll(',', ''));
    else if (!stopWords.has(found)) stems.add(stem(found));
  }
  return stems;
}
