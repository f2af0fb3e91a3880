import { percentile } from '../../support/statistics.ts';
import { drawResamples, meanOf, resampledMean, type Figure } from './bootstrap.ts';
import { seededRandom } from './random.ts';

export interface PairedDifference {
  readonly before: number;
  readonly after: number;
  /** `after` less `before`, with the bounds of its 95 % interval. */
  readonly difference: number;
  readonly low: number;
  readonly high: number;
  /** How probable a difference as large as this is when both runs are alike. */
  readonly p: number;
}

const shuffles = 1000;
const seed = 4711;
const tail = 0.025;
/** Two means that differ by less are the same but for rounding. */
const epsilon = 1e-12;

/**
 * Compares two runs question by question. The interval is that of a paired bootstrap (the same draw for both runs); `p` that
 * of a two-sided randomisation test, which swaps the runs of each question at random (Smucker, Allan and Carterette, CIKM
 * 2007).
 * @param before, after figures of the same questions in the same order
 * @returns undefined when one of the runs has no figure at all
 */
export function pairedDifference(
  before: readonly Figure[],
  after: readonly Figure[],
): PairedDifference | undefined {
  const [meanBefore, meanAfter] = [meanOf(before), meanOf(after)];
  if (Number.isNaN(meanBefore) || Number.isNaN(meanAfter)) return undefined;
  const difference = meanAfter - meanBefore;
  const drawn = drawResamples(before.length)
    .map((draw) => resampledMean(after, draw) - resampledMean(before, draw))
    .filter((value) => !Number.isNaN(value));
  return {
    before: meanBefore,
    after: meanAfter,
    difference,
    low: percentile(drawn, tail),
    high: percentile(drawn, 1 - tail),
    p: randomisationTest(before, after, Math.abs(difference)),
  };
}

function randomisationTest(
  before: readonly Figure[],
  after: readonly Figure[],
  observed: number,
): number {
  const below = seededRandom(seed);
  let asLarge = 0;
  for (let shuffle = 0; shuffle < shuffles; shuffle += 1) {
    const swaps = before.map(() => below(2) === 1);
    const one = before.map((figure, at) => (swaps[at] ? after[at] : figure));
    const other = after.map((figure, at) => (swaps[at] ? before[at] : figure));
    const difference = Math.abs(meanOf(other) - meanOf(one));
    // A draw that leaves one run without figures says nothing; it counts against the difference.
    if (!(difference < observed - epsilon)) asLarge += 1;
  }
  return (asLarge + 1) / (shuffles + 1);
}
