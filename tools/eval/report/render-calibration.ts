import { alignColumns } from './align-columns.ts';
import type { Calibration } from './calibration.ts';

/** The calibration as a table; `reranker` says which threshold is meant. */
export function renderCalibration(
  { answerable, unanswerable, rows }: Calibration,
  reranker: string,
): string {
  const share = (count: number, of: number) =>
    of === 0 ? '–' : `${count} (${((100 * count) / of).toFixed(1)} %)`;
  return alignColumns([
    [
      `relevance (${reranker})`,
      `refused of ${answerable} answerable`,
      'though a source answers',
      `caught of ${unanswerable} unanswerable`,
    ],
    ...rows.map((row) => [
      row.threshold.toFixed(2),
      share(row.answerableRefused, answerable),
      share(row.refusedWithTruth, answerable),
      share(row.unanswerableCaught, unanswerable),
    ]),
  ]);
}
