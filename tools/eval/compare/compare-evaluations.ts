import { directionOf } from '../metrics/direction.ts';
import type { Evaluation } from '../run/evaluation.ts';
import type { QuestionResult } from '../run/question-result.ts';
import { metricNames, partNames } from '../run/summary.ts';
import { pairedDifference, type PairedDifference } from '../statistics/paired-difference.ts';

export interface Difference extends PairedDifference {
  readonly dataset: string;
  readonly part: string;
  readonly metric: string;
  /** Questions that both runs have. */
  readonly questions: number;
}

/** Every metric of every part that two runs have in common, over the questions that both have. */
export function compareEvaluations(
  before: Pick<Evaluation, 'datasets'>,
  after: Pick<Evaluation, 'datasets'>,
): Difference[] {
  return after.datasets.flatMap(({ name, results }) => {
    const earlier = before.datasets.find((dataset) => dataset.name === name)?.results ?? [];
    const pairs = pairUp(earlier, results);
    return compareResults(pairs).map((difference) => ({ dataset: name, ...difference }));
  });
}

/** Smaller differences are of rounding, and no figure shows them. */
const smallest = 0.0005;

export function isDifferent({ difference }: Difference): boolean {
  return Math.abs(difference) >= smallest;
}

/** Whether `after` is worse, and by more than the choice of questions explains: the whole interval says so. */
export function isRealDrop({ metric, low, high }: Difference): boolean {
  const direction = directionOf(metric);
  return direction > 0 ? high < -smallest : direction < 0 && low > smallest;
}

type Pair = readonly [before: QuestionResult, after: QuestionResult];

function pairUp(before: readonly QuestionResult[], after: readonly QuestionResult[]): Pair[] {
  const earlier = new Map(before.map((result) => [result.id, result]));
  return after.flatMap((result) => {
    const other = earlier.get(result.id);
    return other ? [[other, result] as const] : [];
  });
}

function compareResults(pairs: readonly Pair[]): Omit<Difference, 'dataset'>[] {
  const results = pairs.map(([, after]) => after);
  return partNames(results).flatMap((part) =>
    metricNames(results, part).flatMap((metric) => {
      const figureOf = ({ parts }: QuestionResult) => parts[part]?.metrics[metric];
      const difference = pairedDifference(
        pairs.map(([before]) => figureOf(before)),
        pairs.map(([, after]) => figureOf(after)),
      );
      return difference ? [{ part, metric, questions: pairs.length, ...difference }] : [];
    }),
  );
}
