import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { chunkInWorker, parseInWorker } from '../../shared/ingest/worker/parse-in-worker.ts';
import type { ParsedDocument } from '../../shared/ingest/parsed-document.ts';
import { figure, type Figure } from './figure.ts';
import { largeSetTarget } from './large-set-target.ts';
import { textSpeed } from './text-speed.ts';

export interface ParsingSpeed {
  /** Parsing and chunking together. */
  readonly pagesPerSecond: number;
  readonly figures: readonly Figure[];
}

/** Passes over the documents, of which the fastest counts: other programs on the machine only ever slow one down. */
const passes = 3;
const limits = { maxTokens: 512, overlapTokens: 50 };
const bounds = { maxPages: 2000, maxText: 2 ** 24, maxEntries: 5000, maxInflatedBytes: 2 ** 28 };

/** Parses and chunks the PDFs of a folder, one after the other in one worker, without storing anything; best of three passes. */
export async function parseAndChunk(folder: string, label: string): Promise<ParsingSpeed> {
  const files = globSync('*.pdf', { cwd: folder }).map((name) => join(folder, name));
  const signal = new AbortController().signal;
  // The first document pays for starting the worker and loading the parser.
  await measure(files.slice(0, 1), signal);
  const measured: Awaited<ReturnType<typeof measure>>[] = [];
  for (let pass = 0; pass < passes; pass += 1) measured.push(await measure(files, signal));
  const pages = measured[0]?.pages ?? 0;
  const parseSeconds = Math.min(...measured.map((one) => one.parseSeconds));
  const chunkSeconds = Math.min(...measured.map((one) => one.chunkSeconds));
  const pagesPerSecond = pages / (parseSeconds + chunkSeconds);
  const figures = [
    figure(`parse, ${label} (${pages} pages)`, pages / parseSeconds, 'pages/s'),
    figure(`chunk, ${label}`, pages / chunkSeconds, 'pages/s'),
    figure(`parse and chunk, ${label}`, pagesPerSecond, 'pages/s', largeSetTarget(pages, '≥ 150')),
    ...(await textSpeed(measured[0]?.documents ?? [], label)),
  ];
  return { pagesPerSecond, figures };
}

async function measure(files: readonly string[], signal: AbortSignal) {
  let pages = 0;
  let parseSeconds = 0;
  let chunkSeconds = 0;
  const documents: ParsedDocument[] = [];
  for (const file of files) {
    const bytes = new Uint8Array(readFileSync(file));
    const began = performance.now();
    const job = { bytes, mediaType: 'application/pdf', limits: bounds } as const;
    const document = await parseInWorker(() => Promise.resolve(job), signal);
    const parsed = performance.now();
    await chunkInWorker(() => Promise.resolve({ document, limits }), signal);
    chunkSeconds += (performance.now() - parsed) / 1000;
    parseSeconds += (parsed - began) / 1000;
    pages += document.pageStarts.length;
    documents.push(document);
  }
  return { pages, parseSeconds, chunkSeconds, documents };
}
