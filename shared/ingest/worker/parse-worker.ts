import { parentPort } from 'node:worker_threads';
import { loadTokenCounter } from '../../text/count-tokens.ts';
import { chunkText } from '../chunking/chunk-text.ts';
import { IngestFailure } from '../failure.ts';
import type { ParseLimits } from '../parse-limits.ts';
import type { ParsedDocument } from '../parsed-document.ts';
import { formatOf } from '../parsers/find-format.ts';
import { quietConsole } from './quiet-console.ts';
import type { ParsingJob, WorkerReply } from './worker-protocol.ts';

quietConsole();

/** Entry point of the worker thread; in the bundle it is its own file, `parse-worker.js`, next to `main.js`. */
parentPort?.on('message', (job: ParsingJob) => void answer(job).then(reply));

function reply(message: WorkerReply): void {
  parentPort?.postMessage(message);
}

async function answer(job: ParsingJob): Promise<WorkerReply> {
  try {
    return { type: 'done', result: await run(job) };
  } catch (error) {
    if (error instanceof IngestFailure) {
      const { code, message: detail, sentence } = error;
      return { type: 'failed', code, detail, sentence };
    }
    return { type: 'crashed', detail: error instanceof Error ? error.message : String(error) };
  }
}

async function run(job: ParsingJob): Promise<unknown> {
  if (job.kind === 'chunk') return chunkText(job.document, job.limits, await loadTokenCounter());
  if (job.kind === 'parse') return parse(job);
  const { joinPageRanges, readPageRange } = await import('../parsers/pdf/page-range.ts');
  if (job.kind === 'read-range') {
    onPages(job.range.last - job.range.first + 1);
    return readPageRange(job.bytes, job.range);
  }
  onPages(job.facts.pages);
  return withinLimits(joinPageRanges(job.facts, job.ranges), job.limits);
}

async function parse(job: Extract<ParsingJob, { kind: 'parse' }>): Promise<unknown> {
  const { bytes, limits, mediaType, mostPages } = job;
  const input = { bytes, ...limits, onPages };
  if (mostPages !== undefined && mediaType === 'application/pdf') {
    const { parsePdfUpTo } = await import('../parsers/pdf/parse-pdf.ts');
    const parsed = await parsePdfUpTo(mostPages, input);
    return 'text' in parsed ? withinLimits(parsed, limits) : parsed;
  }
  const read = await formatOf(mediaType).load();
  return withinLimits(await read(input), limits);
}

function onPages(pages: number): void {
  reply({ type: 'pages', pages });
}

function withinLimits(document: ParsedDocument, { maxText }: ParseLimits): ParsedDocument {
  if (document.text.length > maxText) throw new IngestFailure('too_much_text');
  return document;
}
