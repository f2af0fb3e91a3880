import type { CountTokens } from '../text/count-tokens.ts';

/**
 * Remembers the counts of the last texts: the same passages answer many questions, and counting one takes longer than
 * ranking fifty.
 */
export function rememberCounts(countTokens: CountTokens, capacity: number): CountTokens {
  const known = new Map<string, number>();
  return (text) => {
    const tokens = known.get(text) ?? countTokens(text);
    // Deleting first moves the text to the end of the map, away from the oldest, which goes when there are too many.
    known.delete(text);
    known.set(text, tokens);
    if (known.size > capacity) known.delete(known.keys().next().value ?? text);
    return tokens;
  };
}
