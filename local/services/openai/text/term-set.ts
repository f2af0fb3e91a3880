import { stems } from './stems.ts';

/**
 * The stems of a text for looking up whether it says a word. A number is also entered together with the word before it
 * (`heron_8`), so that "Heron 8" is not found in a text about a Heron 12 and eight other things.
 */
export function termSet(text: string | readonly string[]): ReadonlySet<string> {
  const sequence = typeof text === 'string' ? stems(text) : text;
  const terms = new Set(sequence);
  for (const [i, stem] of sequence.entries()) {
    const before = sequence[i - 1];
    if (before !== undefined && /^\p{N}/u.test(stem)) terms.add(boundNumber(before, stem));
  }
  return terms;
}

/** The entry of a number that belongs to the word before it. */
export function boundNumber(word: string, number: string): string {
  return `${word}_${number}`;
}
