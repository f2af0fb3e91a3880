import { parentPort } from 'node:worker_threads';
import { loadTokenCounter } from '../../text/count-tokens.ts';
import { chunkText } from '../chunking/chunk-text.ts';
import { IngestFailure } from '../failure.ts';
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
      return { type: 'failed', code: error.code, detail: error.message };
    }
    return { type: 'crashed', detail: error instanceof Error ? error.message : String(error) };
  }
}

async function run(job: ParsingJob): Promise<unknown> {
  if (job.kind === 'chunk') return chunkText(job.document, job.limits, await loadTokenCounter());
  const { bytes, limits, mediaType } = job;
  const parse = await formatOf(mediaType).load();
  const onPages = (pages: number) => reply({ type: 'pages', pages });
  const document = await parse({ bytes, ...limits, onPages });
  if (document.text.length > limits.maxText) throw new IngestFailure('too_much_text');
  return document;
}
