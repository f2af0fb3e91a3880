import type { DatasetRun } from '../run/evaluation.ts';
import { renderTables } from './render-tables.ts';

/** Prints what came of a data set. */
export function printRun(run: DatasetRun): void {
  const { name, subject, results, tokens, failures } = run;
  const { documents, chunks } = subject;
  const size = documents === undefined ? '' : `, ${documents} documents, ${chunks ?? 0} passages`;
  console.log(`\n${name}: ${results.length} questions${size}\n`);
  console.log(renderTables(run));
  const judge = results
    .map(({ parts: { judge } }) => judge?.text)
    .find((text) => text !== undefined);
  if (judge !== undefined) console.log(`\nJudge: ${judge}`);
  if (tokens) console.log(`Tokens of all answers: ${tokens.input} in, ${tokens.output} out`);
  const degraded = results.filter((result) => result.degraded.length > 0);
  if (degraded.length > 0) console.log(`Degraded: ${degraded.length} questions`);
  for (const { question, reason } of failures) console.error(`✗ ${question}\n    ${reason}`);
}
