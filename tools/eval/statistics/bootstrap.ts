import { percentile } from '../../support/statistics.ts';
import type { Estimate } from '../run/evaluation.ts';
import { seededRandom } from './random.ts';

/** A question's figure; undefined where the metric does not apply to it. */
export type Figure = number | undefined;

export const resamples = 1000;
const seed = 20_261_129;
const tail = 0.025;

/** Draws of `size` questions with replacement, the same for every metric and run. */
export function drawResamples(size: number): readonly Uint32Array[] {
  const below = seededRandom(seed);
  return Array.from({ length: resamples }, () =>
    Uint32Array.from({ length: size }, () => below(size)),
  );
}

/** The mean over the questions that have the figure; NaN for none. */
export function meanOf(figures: readonly Figure[]): number {
  let sum = 0;
  let count = 0;
  for (const figure of figures) {
    if (figure === undefined) continue;
    sum += figure;
    count += 1;
  }
  return sum / count;
}

/** The mean over one draw. */
export function resampledMean(figures: readonly Figure[], draw: Uint32Array): number {
  let sum = 0;
  let count = 0;
  for (const at of draw) {
    const figure = figures[at];
    if (figure === undefined) continue;
    sum += figure;
    count += 1;
  }
  return sum / count;
}

/**
 * A mean with its percentile bootstrap interval (Efron, 1979): questions are drawn with replacement, those that the metric
 * does not apply to as well, so that shares of a varying number of questions (refusals, say) are right too.
 * @param draws of `drawResamples` with the number of figures
 */
export function estimate(figures: readonly Figure[], draws: readonly Uint32Array[]): Estimate {
  const means = draws
    .map((draw) => resampledMean(figures, draw))
    .filter((mean) => !Number.isNaN(mean));
  return {
    mean: meanOf(figures),
    low: percentile(means, tail),
    high: percentile(means, 1 - tail),
    count: figures.filter((figure) => figure !== undefined).length,
  };
}
