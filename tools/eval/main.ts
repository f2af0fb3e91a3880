import { globSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { ApiClient } from '../support/api-client.ts';
import { root, startTemporaryStack } from '../support/temporary-stack.ts';
import { loadQuestions } from './questions.ts';
import { printReport } from './report.ts';
import { runQuestions } from './run-questions.ts';
import { summarise } from './score.ts';

const help = `Asks a set of questions and checks document, page and refusal of each answer.

Usage: npm run eval -- [options]

  --questions <file>    question set (default samples/questions.jsonl)
  --documents <folder>  put the files of this folder in as well; may be repeated
  --target <url>        ask a running deployment instead of a fresh local stack
  --json <file>         write every answer and the totals as JSON
  --help                show this text

Without --target a local stack is started with empty state, the sample documents are put in, and it is removed again.`;

const { values } = parseArgs({
  options: {
    questions: { type: 'string', default: join(root, 'samples', 'questions.jsonl') },
    documents: { type: 'string', multiple: true, default: [] },
    target: { type: 'string' },
    json: { type: 'string' },
    help: { type: 'boolean', short: 'h' },
  },
});
if (values.help) console.log(help);
else process.exitCode = await evaluate();

/** @returns the exit code: 1 when a document could not be put in */
async function evaluate(): Promise<number> {
  const questions = loadQuestions(values.questions);
  const stack = values.target === undefined ? await startTemporaryStack() : undefined;
  try {
    const api = stack?.api ?? new ApiClient(values.target ?? '');
    const folders = [
      ...(stack ? [join(root, 'samples', 'documents')] : []),
      ...values.documents.map((folder) => resolve(folder)),
    ];
    if (!(await putIn(api, folders))) return 1;
    const outcomes = await runQuestions(api, questions, (done) =>
      progress(`${done} of ${questions.length} questions`),
    );
    progress('');
    printReport(outcomes);
    if (values.json !== undefined) {
      writeFileSync(
        values.json,
        JSON.stringify({ summary: summarise(outcomes), outcomes }, null, 2),
      );
    }
    return 0;
  } finally {
    await stack?.close();
  }
}

async function putIn(api: ApiClient, folders: readonly string[]): Promise<boolean> {
  const files = folders.flatMap((folder) =>
    globSync('*.*', { cwd: folder }).map((name) => join(folder, name)),
  );
  const uploaded = [];
  for (const file of files) uploaded.push(await api.upload(file));
  const settled = await api.settled(uploaded.map(({ id }) => id));
  const failed = settled.filter(({ status }) => status === 'failed');
  const pages = settled.reduce((sum, one) => sum + one.pages, 0);
  const chunks = settled.reduce((sum, one) => sum + one.chunks, 0);
  console.log(
    `${settled.length - failed.length} documents indexed (${pages} pages, ${chunks} passages).`,
  );
  for (const { path, error } of failed)
    console.error(`${path} failed: ${error?.message ?? 'no reason given'}`);
  return failed.length === 0;
}

/** One line that replaces itself on a terminal, and stays away from a file. */
function progress(text: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${text}`);
}
