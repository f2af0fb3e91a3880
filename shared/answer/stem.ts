import { stemmer } from 'stemmer';

const longest = 40;
const capacity = 20_000;
const known = new Map<string, string>();

/** The Porter stem of a lower-case word, remembered: documents repeat a small vocabulary. */
export function stem(word: string): string {
  if (word.length > longest) return word;
  const remembered = known.get(word);
  if (remembered !== undefined) return remembered;
  const stemmed = stemmer(word);
  if (known.size >= capacity) known.clear();
  known.set(word, stemmed);
  return stemmed;
}
