import type { RetrievedChunk } from '../../domain/chunk.ts';

const shingleWords = 4;
/** Share of a passage's shingles found in an earlier one from which it says nothing new. */
const duplicateFrom = 0.9;

interface Fingerprint {
  readonly shingles: ReadonlySet<number>;
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
  return (
    hasShare(earlier.numbers, candidate.numbers, 1) &&
    hasShare(earlier.shingles, candidate.shingles, duplicateFrom)
  );
}

/** Whether at least `share` of the values are in a set. Looks no further once too many are missing: of most pairs, nearly all. */
function hasShare<T>(set: ReadonlySet<T>, values: ReadonlySet<T>, share: number): boolean {
  let found = values.size;
  const least = share * values.size;
  for (const value of values) {
    if (!set.has(value)) found--;
    if (found < least) return false;
  }
  return true;
}

function fingerprint(text: string): Fingerprint {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  const hashes = words.map(hash);
  const shingles = new Set<number>();
  const last = Math.max(0, hashes.length - shingleWords);
  for (let start = 0; start <= last; start++) {
    let shingle = 0;
    for (let index = start; index < start + shingleWords; index++) {
      shingle = Math.imul(shingle, 0x01000193) ^ (hashes[index] ?? 0);
    }
    shingles.add(shingle);
  }
  return { shingles, numbers: new Set(words.filter((word) => /\p{N}/u.test(word))) };
}

/** FNV-1a, 32 bits: that two of some thousand shingles meet by chance is rare and changes nothing. */
function hash(word: string): number {
  let value = 0x811c9dc5;
  for (let index = 0; index < word.length; index++) {
    value = Math.imul(value ^ word.charCodeAt(index), 0x01000193);
  }
  return value;
}
