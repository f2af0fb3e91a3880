import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { chunkInWorker, parseInWorker } from '../../shared/ingest/worker/parse-in-worker.ts';
import { figure, type Figure } from './figure.ts';

const limits = { maxTokens: 512, overlapTokens: 50 };

/** Parses and chunks the PDFs of a folder, one after the other in one worker, without storing anything. */
export async function parseAndChunk(folder: string, label: string): Promise<Figure[]> {
  const files = globSync('*.pdf', { cwd: folder }).map((name) => join(folder, name));
  const signal = new AbortController().signal;
  // The first document pays for starting the worker and loading the parser.
  await measure(files.slice(0, 1), signal);
  const { pages, parseSeconds, chunkSeconds } = await measure(files, signal);
  return [
    figure(`parse, ${label} (${pages} pages)`, pages / parseSeconds, 'pages/s'),
    figure(`chunk, ${label}`, pages / chunkSeconds, 'pages/s'),
    figure(`parse and chunk, ${label}`, pages / (parseSeconds + chunkSeconds), 'pages/s', '≥ 150'),
  ];
}

async function measure(files: readonly string[], signal: AbortSignal) {
  let pages = 0;
  let parseSeconds = 0;
  let chunkSeconds = 0;
  for (const file of files) {
    const bytes = new Uint8Array(readFileSync(file));
    const began = performance.now();
    const document = await parseInWorker(
      { bytes, mediaType: 'application/pdf', maxPages: 2000 },
      signal,
    );
    const parsed = performance.now();
    await chunkInWorker(document, limits, signal);
    chunkSeconds += (performance.now() - parsed) / 1000;
    parseSeconds += (parsed - began) / 1000;
    pages += document.pageStarts.length;
  }
  return { pages, parseSeconds, chunkSeconds };
}
