import type { Services } from '../../services.ts';
import { storeChildren } from '../children/store-children.ts';
import { contentHash } from '../content-hash.ts';
import { IngestFailure } from '../failure.ts';
import type { IngestRun } from '../ingest-run.ts';
import { detectMediaType } from '../media-type.ts';
import { ownedRecord, updateOwnedRecord } from '../owned-record.ts';
import { parseLimits } from '../parse-limits.ts';
import type { ChildFile } from '../parsed-document.ts';
import { planRanges, type PageRange } from '../parsers/pdf/sections.ts';
import { factsBlob } from '../processed-blobs.ts';
import { readOriginal } from '../read-original.ts';
import { storeParsed, type Parsed } from '../store-parsed.ts';
import { parseUpToInWorker } from '../worker/parse-in-worker.ts';

/** A PDF of more pages is read in ranges, several at once. */
const mostPagesAtOnce = 200;
const megabyte = 1024 * 1024;

export interface ParseInput extends IngestRun {
  /** Whether ranges and pages without text are seen to afterwards; runs of the first orchestration know of neither. */
  readonly staged?: boolean;
}

/** A document whose pages are yet to be read, range by range. */
export interface Divided {
  readonly ranges: readonly PageRange[];
}

/**
 * Reads the original and stores its pages as Markdown; of a PDF with many pages it only plans the reading.
 * @throws IngestFailure when the document can never be read; RunEnded; AppError of the stores
 */
export async function parseDocument(
  { staged = false, ...run }: ParseInput,
  ports: Pick<
    Services,
    'originals' | 'processed' | 'documents' | 'searchIndex' | 'clock' | 'settings'
  >,
  signal: AbortSignal,
): Promise<Parsed | Divided> {
  const { size, children: formerFiles } = await ownedRecord(run, ports);
  if (size === 0) throw new IngestFailure('empty_document');
  if (size > ports.settings.DOCUMENT_MAX_MB * megabyte) throw new IngestFailure('too_large');
  let known = {};
  const prepare = async () => {
    const bytes = await readOriginal(run, ports, signal);
    const mediaType = detectMediaType(bytes, run.path);
    known = { contentType: mediaType, contentHash: contentHash(bytes) };
    return { bytes, mediaType, limits: parseLimits(ports.settings) };
  };
  const parsed = await parseUpToInWorker(staged ? mostPagesAtOnce : Infinity, prepare, signal);
  const storeFiles = async (files?: readonly ChildFile[]): Promise<string[]> =>
    files || formerFiles !== undefined ? storeChildren(run, files ?? [], ports, signal) : [];
  if ('text' in parsed) {
    if (!staged && parsed.pagesWithoutText?.length === parsed.pageStarts.length) {
      throw new IngestFailure('no_text');
    }
    const leftOut = await storeFiles(parsed.children);
    const warnings = [...parsed.warnings, ...leftOut];
    return storeParsed(run, { ...parsed, warnings }, known, ports, signal);
  }
  await storeFiles();
  const contentType = 'application/json';
  await ports.processed.write(factsBlob(run), JSON.stringify(parsed), { contentType }, signal);
  const { pages } = parsed;
  const progress = { done: 0, total: pages };
  await updateOwnedRecord(run, ports, (record) => ({ ...record, ...known, pages, progress }));
  return { ranges: planRanges(pages) };
}
