import { parseDuration } from '../definition/parse-duration.ts';
import type { ScoringFunction } from '../definition/scoring-profile-definition.ts';

const INTERPOLATIONS: Record<
  NonNullable<ScoringFunction['interpolation']>,
  (x: number) => number
> = {
  constant: () => 1,
  linear: (x) => x,
  quadratic: (x) => 1 - (1 - x) ** 2,
  logarithmic: (x) => 1 - Math.log1p((1 - x) * (Math.E - 1)),
};

/**
 * The factor a freshness function gives to a document of a certain age.
 * It is `boost` for a document of this moment and falls to 1 over the boosting duration; a negative duration
 * boosts dates in the future instead. The service publishes the curves only in words ("decreases linearly",
 * "slow at first" for quadratic, "fast at first" for logarithmic); these formulas are our reading of them.
 * @returns a function of the age in milliseconds, negative for a date to come.
 */
export function freshnessBoost({
  boost,
  interpolation,
  freshness,
}: ScoringFunction): (age: number) => number {
  const duration = parseDuration(freshness?.boostingDuration ?? '');
  const curve = INTERPOLATIONS[interpolation ?? 'linear'];
  return (age) => {
    const share = age / duration;
    if (share < 0 || share >= 1) return 1;
    return 1 + (boost - 1) * curve(1 - share);
  };
}
