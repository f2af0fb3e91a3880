import { writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { loadQuestions } from '../eval/dataset/load-questions.ts';
import { median } from '../support/statistics.ts';
import { root, startTemporaryStack } from '../support/temporary-stack.ts';
import { bundleCost } from './bundle-cost.ts';
import { chatLoad, type ChatLoad } from './chat-load.ts';
import { figure, reaches, type Figure } from './figure.ts';
import { ingestion } from './ingestion.ts';
import { longPdf } from './long-pdf.ts';
import { startMeasuredStack, type MeasuredStack } from './measured-stack.ts';
import { manyDocuments } from './many-documents.ts';
import { ownOverhead } from './own-overhead.ts';
import { parseAndChunk } from './parse-and-chunk.ts';
import { PeakMemory } from './peak-memory.ts';
import { retrieval } from './retrieval/retrieval.ts';

const help = `Measures start, memory, ingestion, chat and the deployment bundle on this machine.

Usage: npm run bench -- [options]

  --documents <folder>  measure ingestion with the PDFs of this folder, too; may be repeated
  --many <number>       drop as many documents of two pages at once, and chat meanwhile; 1000 is what targets are for
  --pages <number>      read a generated PDF of as many pages, and compare it with one of 100; 5000 is what targets are for
  --chunks <number>     search an index of as many generated chunks; 100000 is what targets are for
  --only-chunks         measure nothing but that
  --json <file>         write the figures as JSON into this file, not to the output
  --help                show this text

Figures depend on the machine; targets are for two shared cores.`;

/** Starts that are timed. */
const starts = 3;

const { values } = parseArgs({
  options: {
    documents: { type: 'string', multiple: true, default: [] },
    many: { type: 'string' },
    pages: { type: 'string' },
    chunks: { type: 'string' },
    'only-chunks': { type: 'boolean', default: false },
    json: { type: 'string' },
    help: { type: 'boolean', short: 'h' },
  },
});
if (values.help) console.log(help);
else await bench();

async function bench(): Promise<void> {
  const samples = join(root, 'samples', 'documents');
  const folders = [samples, ...values.documents.map((folder) => resolve(folder))];
  const questions = loadQuestions(join(root, 'samples'))
    .questions.filter(({ followsUp, unanswerable }) => followsUp === undefined && !unanswerable)
    .map(({ question }) => question);
  const figures: Figure[] = [];
  const note = (...more: readonly Figure[]) => {
    figures.push(...more);
    for (const one of more) console.error(`  ${one.name}: ${one.value} ${one.unit}`);
  };

  if (values.chunks !== undefined) {
    note(...(await retrieval(wholeNumber('chunks', values.chunks))));
    if (values['only-chunks']) {
      report(figures);
      return;
    }
  }
  note(...(await bundleCost(root)));
  const parsing = new Map<string, number>();
  for (const folder of folders) {
    const { pagesPerSecond, figures: more } = await parseAndChunk(folder, label(folder));
    parsing.set(folder, pagesPerSecond);
    note(...more);
  }
  if (values.pages !== undefined) note(...(await longPdf(Number(values.pages))));
  note(figure(`start until ready, p50 of ${starts}`, (await startTimes()) / 1000, 's', '≤ 6'));

  const stack = await startMeasuredStack();
  try {
    note(figure('memory of all processes, idle', stack.memory(), 'MB', '≤ 600'));
    const peak = new PeakMemory(() => stack.memory());
    for (const folder of folders) {
      const { pagesPerSecond, figures: more } = await ingestion(stack.api, folder, label(folder));
      note(...more);
      const ratio = pagesPerSecond / (parsing.get(folder) ?? NaN);
      note(figure(`share of parsing and chunking speed, ${label(folder)}`, ratio, 'of 1'));
    }
    note(figure('memory of all processes, peak of ingestion', peak.close(), 'MB'));
    note(...(await chats(stack, questions)));
    if (values.many !== undefined) {
      note(...(await manyDocuments(stack, wholeNumber('many', values.many), questions)));
    }
  } finally {
    await stack.close();
  }
  note(...(await inProcessOverhead(samples, questions)));
  report(figures);
}

/** Starts stacks one after the other. @returns the median time until ready, in milliseconds */
async function startTimes(): Promise<number> {
  const times: number[] = [];
  for (let run = 0; run < starts; run += 1) {
    const stack = await startMeasuredStack();
    times.push(stack.startMilliseconds);
    await stack.close();
  }
  return median(times);
}

async function chats(stack: MeasuredStack, questions: readonly string[]): Promise<Figure[]> {
  // Compiled code and kept-alive connections are the usual case.
  await chatLoad(stack.url, questions, 2, 40);
  const peak = new PeakMemory(() => stack.memory());
  const one = await chatLoad(stack.url, questions, 1, 60);
  const eight = await chatLoad(stack.url, questions, 8, 160);
  const many = await chatLoad(stack.url, questions, 32, 320);
  const gain = (load: ChatLoad) => load.answersPerSecond / one.answersPerSecond;
  return [
    ...one.figures,
    ...eight.figures,
    ...many.figures,
    figure('answers per second, 8 concurrent to 1', gain(eight), 'times'),
    figure('answers per second, 32 concurrent to 1', gain(many), 'times'),
    figure('memory of all processes, peak of the chats', peak.close(), 'MB'),
  ];
}

function report(figures: readonly Figure[]): void {
  const rows = figures.map((one) => [
    one.name,
    { value: one.value, unit: one.unit, target: one.target ?? '', reached: verdict(one) },
  ]);
  console.table(Object.fromEntries(rows));
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

function wholeNumber(option: string, text: string): number {
  const number = Number(text);
  if (Number.isInteger(number) && number > 0) return number;
  console.error(`--${option} takes a whole number above 0, not “${text}”.`);
  process.exit(2);
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
