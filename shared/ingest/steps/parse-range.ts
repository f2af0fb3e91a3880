import type { Services } from '../../services.ts';
import type { IngestRun } from '../ingest-run.ts';
import { ownedRecord, updateOwnedRecord } from '../owned-record.ts';
import type { PageRange } from '../parsers/pdf/sections.ts';
import { pagesOfRangeBlob, rangeBlob, rangesPrefix } from '../processed-blobs.ts';
import { readOriginal } from '../read-original.ts';
import { readRangeInWorker } from '../worker/parse-in-worker.ts';

export interface RangeInput {
  readonly run: IngestRun;
  readonly range: PageRange;
}

type Ports = Pick<Services, 'originals' | 'processed' | 'documents' | 'searchIndex' | 'clock'>;

/**
 * Reads some pages of a long PDF and keeps what they show until all ranges are there.
 * @throws IngestFailure when they can never be read; RunEnded; AppError of the stores
 */
export async function parseRange(
  { run, range }: RangeInput,
  ports: Ports,
  signal: AbortSignal,
): Promise<void> {
  const { status } = await ownedRecord(run, ports);
  // Repeated so late that the ranges have been joined.
  if (status !== 'parsing') return;
  const prepare = async () => ({ bytes: await readOriginal(run, ports, signal), range });
  const content = await readRangeInWorker(prepare, signal);
  const options = { contentType: 'application/jsonl' };
  await ports.processed.write(rangeBlob(run, range), Buffer.from(content), options, signal);
  const done = await pagesRead(run, ports, signal);
  await updateOwnedRecord(run, ports, (record) => {
    if (record.status !== 'parsing') return record;
    const { progress } = record;
    return { ...record, progress: { ...progress, done: Math.max(progress.done, done) } };
  });
}

/** Counted by what is stored, so that a repeated step counts once. */
async function pagesRead(
  run: IngestRun,
  { processed }: Ports,
  signal: AbortSignal,
): Promise<number> {
  let pages = 0;
  for await (const { name } of processed.list(rangesPrefix(run), signal)) {
    pages += pagesOfRangeBlob(name);
  }
  return pages;
}
