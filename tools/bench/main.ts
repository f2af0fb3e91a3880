import { writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { loadQuestions } from '../eval/questions.ts';
import { root, startTemporaryStack } from '../support/temporary-stack.ts';
import { bundleCost } from './bundle-cost.ts';
import { chatLoad } from './chat-load.ts';
import { figure, reaches, type Figure } from './figure.ts';
import { ingestion } from './ingestion.ts';
import { startMeasuredStack } from './measured-stack.ts';
import { ownOverhead } from './own-overhead.ts';
import { parseAndChunk } from './parse-and-chunk.ts';

const help = `Measures start, memory, ingestion, chat and the deployment bundle on this machine.

Usage: npm run bench -- [options]

  --documents <folder>  measure ingestion with the PDFs of this folder, too; may be repeated
  --json <file>         write the figures as JSON
  --help                show this text

Figures depend on the machine; targets are for two shared cores.`;

const { values } = parseArgs({
  options: {
    documents: { type: 'string', multiple: true, default: [] },
    json: { type: 'string' },
    help: { type: 'boolean', short: 'h' },
  },
});
if (values.help) console.log(help);
else await bench();

async function bench(): Promise<void> {
  const samples = join(root, 'samples', 'documents');
  const folders = [samples, ...values.documents.map((folder) => resolve(folder))];
  const questions = loadQuestions(join(root, 'samples', 'questions.jsonl'))
    .filter(({ followsUp, unanswerable }) => followsUp === undefined && !unanswerable)
    .map(({ question }) => question);
  const figures: Figure[] = [];
  const note = (...more: Figure[]) => {
    figures.push(...more);
    for (const one of more) console.error(`  ${one.name}: ${one.value} ${one.unit}`);
  };

  note(...(await bundleCost(root)));
  for (const folder of folders) note(...(await parseAndChunk(folder, label(folder))));

  const stack = await startMeasuredStack();
  try {
    note(figure('start until ready', stack.startMilliseconds / 1000, 's', '≤ 6'));
    note(figure('memory of all processes, idle', stack.memory(), 'MB', '≤ 600'));
    for (const folder of folders) note(...(await ingestion(stack.api, folder, label(folder))));
    note(figure('memory of all processes after ingestion', stack.memory(), 'MB'));
    await chatLoad(stack.url, questions, 2, 40);
    for (const [concurrency, total] of [
      [1, 60],
      [8, 160],
      [32, 320],
    ] as const) {
      note(...(await chatLoad(stack.url, questions, concurrency, total)));
    }
    note(figure('memory of all processes after the chats', stack.memory(), 'MB'));
  } finally {
    await stack.close();
  }
  note(...(await inProcessOverhead(samples, questions)));

  console.table(
    Object.fromEntries(
      figures.map((one) => [
        one.name,
        { value: one.value, unit: one.unit, target: one.target ?? '', reached: verdict(one) },
      ]),
    ),
  );
  const json = JSON.stringify({ node: process.version, figures }, null, 2);
  if (values.json === undefined) console.log(json);
  else writeFileSync(values.json, json);
}

async function inProcessOverhead(samples: string, questions: readonly string[]): Promise<Figure[]> {
  const stack = await startTemporaryStack();
  try {
    await ingestion(stack.api, samples, 'samples');
    await ownOverhead(stack.services, questions);
    return await ownOverhead(stack.services, [...questions, ...questions]);
  } finally {
    await stack.close();
  }
}

/** `…/contoso/pdf` is known by `contoso`, `samples/documents` by `samples`. */
function label(folder: string): string {
  return ['pdf', 'documents'].includes(basename(folder))
    ? basename(dirname(folder))
    : basename(folder);
}

function verdict(one: Figure): string {
  const reached = reaches(one);
  return reached === undefined ? '' : reached ? 'yes' : 'no';
}
