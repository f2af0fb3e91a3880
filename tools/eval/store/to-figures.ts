import type { DatasetFigures, EvaluationFigures } from '../../../shared/domain/evaluation.ts';
import type { DatasetRun, Evaluation } from '../run/evaluation.ts';

/** A run as it is stored: its figures, without questions, answers and documents' names. */
export function toFigures(
  { startedAt, commit, datasets }: Evaluation,
  label: string | undefined,
): EvaluationFigures {
  return {
    ...(label !== undefined && { label }),
    ...(commit !== undefined && { commit }),
    startedAt,
    datasets: datasets.map(datasetFigures),
  };
}

function datasetFigures({ name, subject, parts, results, tokens }: DatasetRun): DatasetFigures {
  const { documents, chunks, settings } = subject;
  const judge = results
    .map((result) => result.parts.judge?.text)
    .find((text) => text !== undefined);
  return {
    name,
    questions: results.length,
    ...(documents !== undefined && { documents }),
    ...(chunks !== undefined && { chunks }),
    settings,
    ...(judge !== undefined && { judge }),
    ...(tokens && { tokens }),
    parts,
  };
}
