import { readdirSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { localSettings } from '../../local/stack/local-settings.ts';
import { readSettings } from '../../shared/config/read-settings.ts';
import { TesseractRecognizer } from '../../shared/adapters/tesseract-recognizer.ts';
import { parseLimits } from '../../shared/ingest/parse-limits.ts';
import { root } from '../support/temporary-stack.ts';
import type { Outcome } from './outcome.ts';
import { pdfToText } from './pdftotext.ts';
import { PeakRss } from './peak-rss.ts';
import { readCorpusFile } from './read-file.ts';
import { renderCategories } from './categories.ts';
import { renderReport, summarise } from './report.ts';
import { wordRecall } from './word-recall.ts';

const help = `Reads every file of a folder as ingestion does, and says how many could be read, and how fast.

Usage: npm run corpus -- <folder> [options]

  --pdftotext    compare the words of each PDF with those that Poppler's pdftotext finds
  --ocr          read pages without text with the local engine, as far as OCR_MAX_PAGES lets ingestion do
  --json <file>  write what became of each file, and the totals, as JSON
  --help         show this text

Nothing is stored, and no service is needed. Limits are those of local.settings.json. The exit code is 1 when a file crashed
its reader.`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    pdftotext: { type: 'boolean', default: false },
    ocr: { type: 'boolean', default: false },
    json: { type: 'string' },
    help: { type: 'boolean', short: 'h' },
  },
});
const [folder] = positionals;
if (values.help) console.log(help);
else if (folder === undefined) {
  console.error(help);
  process.exitCode = 1;
} else process.exitCode = await measure(resolve(folder));

/** @returns the exit code */
async function measure(folder: string): Promise<number> {
  const settings = readSettings(localSettings(root, {}, {}));
  const limits = {
    maxSize: settings.DOCUMENT_MAX_MB * 1024 * 1024,
    parse: parseLimits(settings),
    chunk: { maxTokens: settings.CHUNK_TOKENS, overlapTokens: settings.CHUNK_OVERLAP_TOKENS },
  };
  const recognizer = values.ocr ? new TesseractRecognizer(settings) : undefined;
  const reading = { limits, recognizer };
  const signal = new AbortController().signal;
  const files = filesBelow(folder);
  const outcomes: Outcome[] = [];
  const memory = new PeakRss();
  for (const file of files) {
    progress(`${outcomes.length + 1} of ${files.length}: ${file}`);
    const { outcome, text } = await readCorpusFile(folder, file, reading, signal);
    const isCompared = values.pdftotext && outcome.mediaType === 'application/pdf';
    const recall = isCompared
      ? wordRecall((await pdfToText(join(folder, file))) ?? '', text)
      : undefined;
    outcomes.push({ ...outcome, ...(recall !== undefined && { recall }) });
  }
  progress('');
  const total = summarise(outcomes);
  console.log(renderReport(outcomes));
  console.log(`\n${renderCategories(outcomes)}`);
  console.log(`Memory of the process grew by at most ${Math.round(memory.growth)} MB.`);
  if (values.json !== undefined) {
    writeFileSync(values.json, JSON.stringify({ total, outcomes }, null, 2));
  }
  return total.refused.crashed === undefined ? 0 : 1;
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .sort();
}

/** Shows where it stands, on a line of its own that the next one replaces. */
function progress(text: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${text}`);
}
