import { availableParallelism } from 'node:os';
import type { Passage } from '../chunking/chunk-text.ts';
import type { PackLimits } from '../chunking/pack.ts';
import type { ParsedDocument } from '../parsed-document.ts';
import { WorkerPool } from './worker-pool.ts';
import type { WorkerJob } from './worker-protocol.ts';

const secondsPerDocument = 60;
const secondsPerPage = 0.1;

/** `parse-worker.ts` next to this source; `parse-worker.js` next to the bundle, where esbuild puts it as an entry of its own. */
const entry = new URL(
  import.meta.url.endsWith('.ts') ? './parse-worker.ts' : './parse-worker.js',
  import.meta.url,
);

const pool = new WorkerPool({
  entry,
  size: Math.min(2, availableParallelism()),
  keepIdle: 30_000,
  budget: (pages) => (secondsPerDocument + secondsPerPage * pages) * 1000,
  memory: 768,
  memoryCheck: 200,
});

/**
 * Parses a document in a worker thread, so that a parser that hangs, crashes or swells ends its document and nothing else.
 * `bytes` are handed over: the caller cannot use them afterwards.
 * @throws IngestFailure
 */
export async function parseInWorker(
  input: Omit<Extract<WorkerJob, { kind: 'parse' }>, 'kind'>,
  signal: AbortSignal,
): Promise<ParsedDocument> {
  return (await pool.run({ kind: 'parse', ...input }, signal)) as ParsedDocument;
}

/** Chunks a document in a worker thread: counting tokens would hold up requests. @throws IngestFailure */
export async function chunkInWorker(
  document: Pick<ParsedDocument, 'text' | 'pageStarts'>,
  limits: PackLimits,
  signal: AbortSignal,
): Promise<readonly Passage[]> {
  return (await pool.run({ kind: 'chunk', document, limits }, signal)) as readonly Passage[];
}
