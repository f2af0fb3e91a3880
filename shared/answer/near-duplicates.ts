import type { RetrievedChunk } from '../domain/chunk.ts';

const shingleWords = 4;
/** Share of a passage's shingles found in an earlier one from which it says nothing new. */
const duplicateFrom = 0.9;

interface Fingerprint {
  readonly shingles: ReadonlySet<string>;
  readonly numbers: ReadonlySet<string>;
}

/**
 * Leaves out passages that repeat a better-ranked one: almost all their word shingles (Broder, 1997) are in it, and so is
 * every number. Two rows of one price table share their wording but not their numbers, and both stay.
 * Walks only as far as `chunks` are read.
 */
export function* withoutNearDuplicates(
  chunks: Iterable<RetrievedChunk>,
): Generator<RetrievedChunk> {
  const kept: Fingerprint[] = [];
  for (const chunk of chunks) {
    const candidate = fingerprint(chunk.content);
    if (kept.some((earlier) => repeats(candidate, earlier))) continue;
    kept.push(candidate);
    yield chunk;
  }
}

function repeats(candidate: Fingerprint, earlier: Fingerprint): boolean {
  if (countIn(earlier.numbers, candidate.numbers) < candidate.numbers.size) return false;
  const shared = countIn(earlier.shingles, candidate.shingles);
  return shared >= duplicateFrom * candidate.shingles.size;
}

function countIn(set: ReadonlySet<string>, values: ReadonlySet<string>): number {
  let count = 0;
  for (const value of values) if (set.has(value)) count++;
  return count;
}

function fingerprint(text: string): Fingerprint {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  const count = Math.max(1, words.length - shingleWords + 1);
  const shingles = new Set<string>();
  for (let start = 0; start < count; start++) {
    shingles.add(words.slice(start, start + shingleWords).join(' '));
  }
  return { shingles, numbers: new Set(words.filter((word) => /\p{N}/u.test(word))) };
}
