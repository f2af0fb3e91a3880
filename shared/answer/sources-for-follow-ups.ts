import type { NumberedSource } from './numbered-source.ts';

const fewest = 3;

/**
 * What questions are suggested from: the sources that the answer cites, filled up with the best others to three. All of
 * them again would double what a turn costs in tokens.
 */
export function sourcesForFollowUps(
  sources: readonly NumberedSource[],
  cited: ReadonlySet<number>,
): readonly NumberedSource[] {
  const others = sources
    .filter(({ number }) => !cited.has(number))
    .sort((a, b) => b.chunk.score - a.chunk.score);
  const added = new Set(others.slice(0, Math.max(0, fewest - cited.size)));
  return sources.filter((source) => cited.has(source.number) || added.has(source));
}
