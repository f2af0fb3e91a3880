import type { RetrievedChunk } from '../domain/chunk.ts';
import type { Profile } from '../domain/profile.ts';
import { contentStems } from './cite/content-stems.ts';

/** Damps the first ranks as in reciprocal rank fusion. */
const damping = 60;
/** What a passage for readers of this kind gains: about three places at rank 10, and never one from far below. */
const gain = 1.05;

/**
 * Moves passages up whose document is meant for readers like this one: every word of its `audience` is among the words of
 * the profile, by their stems. Their scores stay as they are.
 */
export function preferAudience(
  ranked: readonly RetrievedChunk[],
  { background = '', experienceLevel = '', goals, interests }: Profile,
): readonly RetrievedChunk[] {
  const reader = contentStems([background, experienceLevel, ...goals, ...interests].join('\n'));
  if (reader.size === 0) return ranked;
  const isMeant = ({ audience }: RetrievedChunk) => {
    const wanted = contentStems(audience ?? '');
    return wanted.size > 0 && wanted.isSubsetOf(reader);
  };
  return ranked
    .map((chunk, rank) => ({
      chunk,
      weight: (isMeant(chunk) ? gain : 1) / (damping + rank + 1),
    }))
    .sort((a, b) => b.weight - a.weight)
    .map(({ chunk }) => chunk);
}
