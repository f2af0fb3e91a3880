import type { EvidenceSentence } from './source-evidence.ts';

/** So many neighbouring sentences bear out one statement together: what it says often stands in two or three. */
const longest = 3;

export interface Window {
  /** Neighbouring sentences of one source. */
  readonly sentences: readonly EvidenceSentence[];
  /** Weight of the wanted words in them. */
  readonly weight: number;
}

/** The neighbouring sentences in which most of the `wanted` words (weights by stem) stand; the fewest of equal ones. */
export function bestWindow(
  sentences: readonly EvidenceSentence[],
  wanted: ReadonlyMap<string, number>,
): Window {
  const found = sentences.map(({ stems }) => [...wanted.keys()].filter((stem) => stems.has(stem)));
  let best: Window = { sentences: [], weight: 0 };
  for (let start = 0; start < sentences.length; start++) {
    const union = new Set<string>();
    let weight = 0;
    for (let end = start; end < Math.min(start + longest, sentences.length); end++) {
      for (const stem of found[end] ?? []) {
        if (!union.has(stem)) weight += wanted.get(stem) ?? 0;
        union.add(stem);
      }
      if (weight > best.weight) best = { sentences: sentences.slice(start, end + 1), weight };
    }
  }
  return best;
}
