import { directionOf } from '../metrics/direction.ts';
import { alignColumns } from '../report/align-columns.ts';
import { figure } from '../report/figure.ts';
import { isDifferent, type Difference } from './compare-evaluations.ts';

/** A difference is called real below it. */
const significance = 0.05;

/** The metrics that differ, and which of them the choice of questions does not explain. */
export function renderDifferences(differences: readonly Difference[]): string {
  if (differences.length === 0) return 'The two runs have no question in common.';
  const changed = differences.filter(isDifferent);
  if (changed.length === 0) return `All ${differences.length} figures are the same.`;
  const byChance = Math.round(changed.length * significance);
  return [
    alignColumns([
      ['', 'before', 'after', 'difference', '95 % interval', 'p', ''],
      ...changed.map((one) => [
        `${one.dataset}  ${one.part}  ${one.metric}`,
        figure(one.before),
        figure(one.after),
        signed(one.difference),
        `${signed(one.low)} … ${signed(one.high)}`,
        one.p.toFixed(3),
        verdictOf(one),
      ]),
    ]),
    '',
    `${changed.length} of ${differences.length} figures differ. Real is p < ${significance}; of as many differences, ` +
      `${byChance} would be so by chance.`,
  ].join('\n');
}

function verdictOf({ metric, difference, p }: Difference): string {
  if (p >= significance) return '';
  const direction = directionOf(metric) * Math.sign(difference);
  if (direction === 0) return 'real';
  return direction > 0 ? 'better' : 'WORSE';
}

function signed(value: number): string {
  return `${value < 0 ? '−' : '+'}${figure(Math.abs(value))}`;
}
