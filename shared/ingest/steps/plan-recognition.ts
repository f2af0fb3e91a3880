import type { Services } from '../../services.ts';
import type { IngestRun } from '../ingest-run.ts';
import { ownedRecord, updateOwnedRecord } from '../owned-record.ts';
import {
  recognizedPageNumbers,
  recognitionKey,
  takeOverRecognizedPages,
} from '../recognition/recognized-blobs.ts';

export interface PlanInput {
  readonly run: IngestRun;
  /** Pages without text, from 1, ascending. */
  readonly pages: readonly number[];
}

export interface RecognitionPlan {
  /** Pages of each call that is to be made, one after the other. */
  readonly calls: readonly (readonly number[])[];
  /** Why nothing is to be recognised: a sentence for the editor. */
  readonly refusal?: string;
}

/** Decides which pages are to be recognised in which calls; what was recognised before is not done again. @throws RunEnded; AppError of the stores */
export async function planRecognition(
  { run, pages }: PlanInput,
  ports: Pick<Services, 'processed' | 'documents' | 'clock' | 'textRecognizer'>,
  signal: AbortSignal,
): Promise<RecognitionPlan> {
  const { contentHash = '' } = await ownedRecord(run, ports);
  const { textRecognizer: recognizer, processed } = ports;
  if (recognizer === undefined) return { calls: [], refusal: 'Text recognition is not set up.' };
  if (pages.length > recognizer.maxPages) {
    const limit = `Text recognition takes on at most ${recognizer.maxPages} pages of a document.`;
    return { calls: [], refusal: limit };
  }
  const shelf = { run, key: recognitionKey(contentHash, recognizer), processed };
  await takeOverRecognizedPages(shelf, signal);
  const present = await recognizedPageNumbers(shelf, signal);
  const missing = pages.filter((page) => !present.has(page));
  if (missing.length > 0) {
    await updateOwnedRecord(run, ports, (record) => ({
      ...record,
      status: 'parsing',
      progress: { done: record.pages - missing.length, total: record.pages },
    }));
  }
  return { calls: inGroups(missing, recognizer.pagesPerCall) };
}

function inGroups(pages: readonly number[], size: number): number[][] {
  const count = Math.ceil(pages.length / size);
  return Array.from({ length: count }, (_, at) => pages.slice(at * size, (at + 1) * size));
}
