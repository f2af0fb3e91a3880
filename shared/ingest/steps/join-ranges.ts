import type { Services } from '../../services.ts';
import type { IngestRun } from '../ingest-run.ts';
import { ownedRecord } from '../owned-record.ts';
import { parseLimits } from '../parse-limits.ts';
import type { DocumentFacts } from '../parsers/pdf/document-facts.ts';
import type { PageRange } from '../parsers/pdf/sections.ts';
import { factsBlob, rangeBlob, rangesPrefix } from '../processed-blobs.ts';
import { readProcessed } from '../read-processed.ts';
import { storeParsed, type Parsed } from '../store-parsed.ts';
import { joinRangesInWorker } from '../worker/parse-in-worker.ts';

export interface JoinInput {
  readonly run: IngestRun;
  /** All of the document, in order. */
  readonly ranges: readonly PageRange[];
}

/**
 * Makes the document of its ranges and stores its pages as Markdown.
 * @throws IngestFailure when none of its pages could be read; RunEnded; AppError of the stores
 */
export async function joinRanges(
  { run, ranges }: JoinInput,
  ports: Pick<Services, 'processed' | 'documents' | 'clock' | 'settings'>,
  signal: AbortSignal,
): Promise<Parsed> {
  await ownedRecord(run, ports);
  const { processed, settings } = ports;
  const prepare = async () => {
    const facts = await readProcessed(processed, factsBlob(run), signal);
    const contents: Buffer[] = [];
    for (const range of ranges) {
      contents.push(await readProcessed(processed, rangeBlob(run, range), signal));
    }
    return {
      facts: JSON.parse(facts.toString()) as DocumentFacts,
      ranges: contents,
      limits: parseLimits(settings),
    };
  };
  const parsed = await joinRangesInWorker(prepare, signal);
  return storeParsed(run, parsed, {}, ports, signal);
}

/** Removes what was kept for joining. Not part of joining itself, which may run twice. @throws AppError of the stores */
export async function discardRanges(
  run: IngestRun,
  { processed }: Pick<Services, 'processed'>,
  signal: AbortSignal,
): Promise<void> {
  await processed.removePrefix(rangesPrefix(run), signal);
}
