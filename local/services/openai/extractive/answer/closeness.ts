import type { Passage } from '../passages/passage.ts';
import type { WeighedTerm } from './weigh-terms.ts';

/** Words further apart than this have nothing to do with each other. */
const REACH = 12;

/**
 * How close to each other the words of the question stand in a passage, 0–1: each content word with the next one in the
 * question, in either order; 1 when all stand side by side.
 */
export function closeness(terms: readonly WeighedTerm[], passage: Passage): number {
  let sum = 0;
  let most = 0;
  let before: { readonly at: readonly number[]; readonly weight: number } | undefined;
  for (const { alternatives, weight } of terms) {
    const at = positions(passage, alternatives);
    if (before) {
      const both = before.weight + weight;
      most += both;
      const distance = shortest(before.at, at);
      if (distance <= REACH) sum += both * (1 - (distance - 1) / REACH);
    }
    before = { at, weight };
  }
  return most === 0 ? 0 : sum / most;
}

function positions({ stems, own }: Passage, alternatives: ReadonlyMap<string, number>): number[] {
  const found: number[] = [];
  for (const stem of alternatives.keys()) {
    if (!own.has(stem)) continue;
    for (let at = stems.indexOf(stem); at >= 0; at = stems.indexOf(stem, at + 1)) found.push(at);
  }
  return found;
}

/** @returns infinity when one of them is nowhere */
function shortest(a: readonly number[], b: readonly number[]): number {
  let least = Infinity;
  for (const one of a) {
    for (const other of b) {
      if (one !== other) least = Math.min(least, Math.abs(one - other));
    }
  }
  return least;
}
