import type { Services } from '../../services.ts';
import { IngestFailure } from '../failure.ts';
import type { IngestRun } from '../ingest-run.ts';
import { fromJsonLines, toJsonLines } from '../json-lines.ts';
import { ownedRecord, updateOwnedRecord } from '../owned-record.ts';
import type { PageText } from '../pages.ts';
import { pagesBlob } from '../processed-blobs.ts';
import { readProcessed } from '../read-processed.ts';
import { insertPages } from '../recognition/insert-pages.ts';
import { recognitionWarnings } from '../recognition/recognition-warnings.ts';
import { readRecognizedPages, recognitionKey } from '../recognition/recognized-blobs.ts';
import { mostWarnings } from '../store-parsed.ts';

export interface MergeInput {
  readonly run: IngestRun;
  /** Pages without text, ascending. */
  readonly pages: readonly number[];
  /** Sentences about why some of them were not recognised. */
  readonly reasons: readonly string[];
}

/**
 * Puts what was recognised into the document's pages and says which pages that concerns.
 * @throws IngestFailure `no_text` when the whole document has none; RunEnded; AppError of the stores
 */
export async function mergeRecognition(
  { run, pages, reasons }: MergeInput,
  ports: Pick<Services, 'processed' | 'documents' | 'clock' | 'textRecognizer'>,
  signal: AbortSignal,
): Promise<void> {
  const { contentHash = '' } = await ownedRecord(run, ports);
  const { textRecognizer: recognizer, processed } = ports;
  const key = recognizer && recognitionKey(contentHash, recognizer);
  const recognized =
    key === undefined
      ? new Map<number, never>()
      : await readRecognizedPages({ run, key, processed }, signal);
  const stored = await readProcessed(processed, pagesBlob(run), signal);
  const merged = insertPages(fromJsonLines<PageText>(stored.toString()), recognized);
  if (merged.every(({ text }) => text.trim() === '')) throw new IngestFailure('no_text');
  const contentType = 'application/jsonl';
  await processed.write(pagesBlob(run), toJsonLines(merged), { contentType }, signal);
  const warnings = recognitionWarnings(pages, recognized, reasons);
  await updateOwnedRecord(run, ports, (record) => ({
    ...record,
    status: 'chunking',
    progress: { done: 0, total: record.pages },
    warnings: [...others(record.warnings, warnings), ...warnings],
  }));
}

/** The parser's warnings, as far as there is room; the step may run twice. */
function others(before: readonly string[], ours: readonly string[]): readonly string[] {
  return before.filter((one) => !ours.includes(one)).slice(0, mostWarnings - ours.length);
}
