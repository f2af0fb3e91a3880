import { parentPort } from 'node:worker_threads';
import { quietConsole } from '../worker/quiet-console.ts';
import type { RecognitionJob, WorkerReply } from '../worker/worker-protocol.ts';
import { readPageImage } from './read-page-image.ts';

quietConsole();

/** Entry point of the worker thread; in the bundle it is its own file, `recognition-worker.js`, next to `main.js`. */
parentPort?.on('message', (job: RecognitionJob) => void answer(job).then(reply));

function reply(message: WorkerReply): void {
  parentPort?.postMessage(message);
}

async function answer({ bytes, page }: RecognitionJob): Promise<WorkerReply> {
  try {
    return { type: 'done', result: await readPageImage(bytes, page) };
  } catch (error) {
    return { type: 'crashed', detail: error instanceof Error ? error.message : String(error) };
  }
}
