import { holdsPage, type JudgedPage, type Passage } from './passage.ts';

/** Page hit at k: 1 when one of the first `k` passages holds a true page of the right file, else 0. */
export function pageHitAt(
  k: number,
  passages: readonly Passage[],
  pages: readonly JudgedPage[],
): number {
  return firstRight(passages.slice(0, k), pages) < 0 ? 0 : 1;
}

/** Page recall at k: the share of the true pages that the first `k` passages hold together. */
export function pageRecallAt(
  k: number,
  passages: readonly Passage[],
  pages: readonly JudgedPage[],
): number {
  const first = passages.slice(0, k);
  const found = pages.filter((page) => first.some((passage) => holdsPage(passage, page)));
  return pages.length === 0 ? 0 : found.length / pages.length;
}

/** 1 / rank of the first of `k` passages that holds a true page, 0 when none does. */
export function pageReciprocalRankAt(
  k: number,
  passages: readonly Passage[],
  pages: readonly JudgedPage[],
): number {
  const at = firstRight(passages.slice(0, k), pages);
  return at < 0 ? 0 : 1 / (at + 1);
}

function firstRight(passages: readonly Passage[], pages: readonly JudgedPage[]): number {
  return passages.findIndex((passage) => pages.some((page) => holdsPage(passage, page)));
}
