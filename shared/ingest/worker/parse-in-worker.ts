import { availableParallelism } from 'node:os';
import type { Passage } from '../chunking/chunk-text.ts';
import type { ParsedDocument } from '../parsed-document.ts';
import type { DocumentFacts } from '../parsers/pdf/document-facts.ts';
import { WorkerPool } from './worker-pool.ts';
import type { ParsingJob } from './worker-protocol.ts';

/** `parse-worker.ts` next to this source; `parse-worker.js` next to the bundle, where esbuild puts it as an entry of its own. */
const entry = new URL(
  import.meta.url.endsWith('.ts') ? './parse-worker.ts' : './parse-worker.js',
  import.meta.url,
);

const pool = new WorkerPool({
  entry,
  size: Math.min(2, availableParallelism()),
  keepIdle: 30_000,
  time: { base: 60_000, perPage: 100 },
  memory: 850,
  memoryCheck: 50,
});

/** A job's input, or the way to get it once a worker is free. */
type Input<K extends ParsingJob['kind']> = Omit<Extract<ParsingJob, { kind: K }>, 'kind'>;
type Prepare<K extends ParsingJob['kind']> = () => Promise<Input<K>>;

/**
 * Parses a document in a worker, so that a parser that hangs, crashes or swells ends its document and nothing else.
 * @throws IngestFailure; what `prepare` throws
 */
export async function parseInWorker(
  prepare: Prepare<'parse'>,
  signal: AbortSignal,
): Promise<ParsedDocument> {
  const run = pool.run(async () => ({ kind: 'parse', ...(await prepare()) }), signal);
  return (await run) as ParsedDocument;
}

/** As `parseInWorker`, but of a PDF with more than `mostPages` pages only the facts are read. */
export async function parseUpToInWorker(
  mostPages: number,
  prepare: Prepare<'parse'>,
  signal: AbortSignal,
): Promise<ParsedDocument | DocumentFacts> {
  const job = async () => ({ kind: 'parse' as const, ...(await prepare()), mostPages });
  return (await pool.run(job, signal)) as ParsedDocument | DocumentFacts;
}

/** Reads some pages of a PDF in a worker. @returns what is kept until the document is joined @throws IngestFailure */
export async function readRangeInWorker(
  prepare: Prepare<'read-range'>,
  signal: AbortSignal,
): Promise<Uint8Array> {
  const run = pool.run(async () => ({ kind: 'read-range', ...(await prepare()) }), signal);
  return (await run) as Uint8Array;
}

/** Makes a document of its ranges in a worker. @throws IngestFailure */
export async function joinRangesInWorker(
  prepare: Prepare<'join-ranges'>,
  signal: AbortSignal,
): Promise<ParsedDocument> {
  const run = pool.run(async () => ({ kind: 'join-ranges', ...(await prepare()) }), signal);
  return (await run) as ParsedDocument;
}

/** Chunks a document in a worker: counting tokens would hold up requests. @throws IngestFailure; what `prepare` throws */
export async function chunkInWorker(
  prepare: Prepare<'chunk'>,
  signal: AbortSignal,
): Promise<readonly Passage[]> {
  const run = pool.run(async () => ({ kind: 'chunk', ...(await prepare()) }), signal);
  return (await run) as readonly Passage[];
}
