import type { Signs } from './signs.ts';

/** What signs of a good answer add to a score. */
const SCORE = {
  own: 0.45,
  coverage: 0.55,
  pairs: 0.12,
  closeness: 0.15,
  fit: 0.45,
  unit: 0.25,
  source: 0.35,
  rank: 0.1,
  otherCase: -0.3,
  whole: 0.06,
  early: 0.02,
} as const satisfies Partial<Record<keyof Signs, number>>;

const NAMES = Object.keys(SCORE) as (keyof typeof SCORE)[];

/** The score of a passage with these signs. */
export function weighSigns(signs: Signs): number {
  return NAMES.reduce((sum, name) => sum + SCORE[name] * signs[name], 0);
}
