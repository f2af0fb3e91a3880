import type { QuestionResult } from '../run/question-result.ts';

/** What a threshold of the relevance check does to the questions of a run. */
export interface CalibrationRow {
  readonly threshold: number;
  /** Answerable questions that it would refuse. */
  readonly answerableRefused: number;
  /** Those of them whose answer was among the sources. */
  readonly refusedWithTruth: number;
  /** Unanswerable questions that it would refuse. */
  readonly unanswerableCaught: number;
}

export interface Calibration {
  readonly answerable: number;
  readonly unanswerable: number;
  readonly rows: readonly CalibrationRow[];
}

const steps = 20;

/** Counts, for thresholds from 0 to 1, the questions that the relevance check alone would refuse. */
export function calibrate(results: readonly QuestionResult[]): Calibration {
  const judged = results.filter(({ relevance }) => relevance !== undefined);
  const answerable = judged.filter(({ kind }) => kind !== 'unanswerable');
  const unanswerable = judged.filter(({ kind }) => kind === 'unanswerable');
  const rows = Array.from({ length: steps + 1 }, (_, step) => {
    const threshold = step / steps;
    const isRefused = ({ relevance = 1 }: QuestionResult) => relevance < threshold;
    const refused = answerable.filter(isRefused);
    return {
      threshold,
      answerableRefused: refused.length,
      refusedWithTruth: refused.filter(hasTruth).length,
      unanswerableCaught: unanswerable.filter(isRefused).length,
    };
  });
  return { answerable: answerable.length, unanswerable: unanswerable.length, rows };
}

function hasTruth({ parts: { assembly } }: QuestionResult): boolean {
  return (assembly?.metrics['page hit'] ?? assembly?.metrics.hit) === 1;
}
