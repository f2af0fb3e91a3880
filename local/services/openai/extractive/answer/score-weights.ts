/** What each sign of a good answer adds to a score. */
export const SCORE = {
  own: 0.45,
  coverage: 0.55,
  pairs: 0.12,
  fit: 0.22,
  unit: 0.1,
  rank: 0.1,
  source: 0.35,
  otherCase: -0.3,
  sentence: 0.06,
  early: 0.02,
} as const;
