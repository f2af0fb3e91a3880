import process from 'node:process';
import { help, readCommandLine, type CommandLine } from './command-line.ts';
import { compareEvaluations } from './compare/compare-evaluations.ts';
import { renderDifferences } from './compare/render-differences.ts';
import { deliver } from './deliver.ts';
import { evaluate } from './evaluate.ts';
import { readEvaluation } from './report/read-evaluation.ts';

try {
  process.exitCode = await run(readCommandLine(process.argv.slice(2)));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

/** @returns the exit code: 1 when a question could not be asked, or a figure fell below its baseline */
async function run(options: CommandLine): Promise<number> {
  if (options.help) {
    console.log(help);
    return 0;
  }
  if (options.compare) {
    const [before = '', after = ''] = options.positionals;
    const differences = compareEvaluations(readEvaluation(before), readEvaluation(after));
    console.log(renderDifferences(differences));
    return 0;
  }
  const { evaluation, forget } = await evaluate(options);
  const isGood = await deliver(evaluation, options);
  const isWhole = evaluation.datasets.every(({ failures }) => failures.length === 0);
  if (isWhole) forget();
  return isGood && isWhole ? 0 : 1;
}
