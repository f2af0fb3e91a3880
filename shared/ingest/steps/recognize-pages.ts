import type { Services } from '../../services.ts';
import type { IngestRun } from '../ingest-run.ts';
import { ownedRecord, updateOwnedRecord } from '../owned-record.ts';
import { readOriginal } from '../read-original.ts';
import {
  recognizedPageNumbers,
  recognitionKey,
  storeRecognizedPages,
} from '../recognition/recognized-blobs.ts';

export interface RecognizeInput {
  readonly run: IngestRun;
  /** Of one call, ascending. */
  readonly pages: readonly number[];
  /** Pages still to be read once these are. */
  readonly remaining: number;
  /** A recognition under way, as an earlier try gave it. */
  readonly operation?: string;
}

export type RecognitionProgress =
  /** Read and stored, unless a sentence says why not. */
  | { readonly state: 'finished'; readonly failure?: string }
  /** Ask again after so many seconds. */
  | { readonly state: 'waiting'; readonly operation: string; readonly retryAfter: number };

type Ports = Pick<
  Services,
  'originals' | 'processed' | 'documents' | 'searchIndex' | 'clock' | 'settings' | 'textRecognizer'
>;

/**
 * Begins to recognise some pages, or asks how far it got, and stores what was read. It never waits for the recognition:
 * the caller does, in durable time.
 * @throws RunEnded; AppError `recognition_unavailable` or of the stores
 */
export async function recognizePages(
  input: RecognizeInput,
  ports: Ports,
  signal: AbortSignal,
): Promise<RecognitionProgress> {
  const { run, pages, operation } = input;
  const { textRecognizer: recognizer, processed } = ports;
  if (recognizer === undefined) {
    return { state: 'finished', failure: 'Text recognition was switched off.' };
  }
  const { contentHash = '' } = await ownedRecord(run, ports);
  const shelf = { run, key: recognitionKey(contentHash, recognizer), processed };
  const present = await recognizedPageNumbers(shelf, signal);
  if (pages.every((page) => present.has(page))) return { state: 'finished' };
  const recognition =
    operation === undefined
      ? await recognizer.begin({ bytes: await readOriginal(run, ports, signal), pages }, signal)
      : await recognizer.poll(operation, signal);
  if (recognition.status === 'running') {
    const { retryAfter } = recognition;
    return { state: 'waiting', operation: recognition.operation, retryAfter };
  }
  if (recognition.status === 'failed') return { state: 'finished', failure: recognition.reason };
  await storeRecognizedPages(shelf, recognition.pages, signal);
  await reportProgress(input, ports);
  return { state: 'finished' };
}

async function reportProgress({ run, remaining }: RecognizeInput, ports: Ports): Promise<void> {
  await updateOwnedRecord(run, ports, (record) => ({
    ...record,
    progress: { ...record.progress, done: record.progress.total - remaining },
  }));
}
