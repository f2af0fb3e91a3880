export interface RankedPassage {
  /** Its number in the prompt, from 1. */
  readonly id: number;
  /** 0 to 3. */
  readonly grade: number;
}

/**
 * Reads a reply of lines `id grade`, best passage first.
 * @returns undefined unless each of the passages 1 to `count` is there exactly once and nothing else is
 */
export function parseRanking(reply: string, count: number): readonly RankedPassage[] | undefined {
  const lines = reply.trim().split(/\s*\n\s*/u);
  if (lines.length !== count) return undefined;
  const ranking = lines.flatMap((line) => {
    const [, id, grade] = /^(\d{1,3}) ([0-3])$/u.exec(line) ?? [];
    return id === undefined || grade === undefined
      ? []
      : [{ id: Number(id), grade: Number(grade) }];
  });
  const known = ranking.filter(({ id }) => id >= 1 && id <= count);
  return new Set(known.map(({ id }) => id)).size === count ? ranking : undefined;
}
