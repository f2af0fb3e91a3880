import { readFileSync } from 'node:fs';
import { evaluationSchema, type Evaluation } from '../run/evaluation.ts';

/** A run that `--json` wrote. @throws Error for a file that is not one */
export function readEvaluation(path: string): Evaluation {
  try {
    return evaluationSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch (cause) {
    throw new Error(`${path} is not a run that --json wrote.`, { cause });
  }
}
