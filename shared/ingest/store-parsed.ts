import type { DocumentRecord } from '../domain/document.ts';
import type { Services } from '../services.ts';
import { boundMetadata, mergeMetadata } from './document-metadata.ts';
import { IngestFailure } from './failure.ts';
import type { IngestRun } from './ingest-run.ts';
import { toJsonLines } from './json-lines.ts';
import { updateOwnedRecord } from './owned-record.ts';
import { toPages } from './pages.ts';
import type { ParsedDocument } from './parsed-document.ts';
import { pagesBlob } from './processed-blobs.ts';

/** What the run knows about a document that was parsed. Goes through the history, so it is bounded. */
export interface Parsed {
  readonly pages: number;
  /** From 1, ascending; the first 5,000. Text recognition may read them. */
  readonly pagesWithoutText: readonly number[];
}

const mostWithoutText = 5000;
/** As many sentences as a document keeps. */
export const mostWarnings = 50;

/**
 * Stores the pages and what the document says about itself.
 * @param known what is known about the file apart from its text
 * @throws IngestFailure `empty_document`; RunEnded; AppError of the stores
 */
export async function storeParsed(
  run: IngestRun,
  parsed: ParsedDocument,
  known: Partial<Pick<DocumentRecord, 'contentType' | 'contentHash'>>,
  ports: Pick<Services, 'processed' | 'documents' | 'clock'>,
  signal: AbortSignal,
): Promise<Parsed> {
  const pagesWithoutText = (parsed.pagesWithoutText ?? []).slice(0, mostWithoutText);
  const isEmpty = parsed.text.trim() === '';
  if (isEmpty && pagesWithoutText.length === 0) throw new IngestFailure('empty_document');
  const pages = toPages(parsed);
  const contentType = 'application/jsonl';
  await ports.processed.write(pagesBlob(run), toJsonLines(pages), { contentType }, signal);
  // Who may read a document is its editor's alone to say.
  const { groups: _, ...own } = boundMetadata({ title: parsed.title, ...parsed.metadata });
  await updateOwnedRecord(run, ports, (record) => {
    const metadata = mergeMetadata(record.metadata, own);
    return {
      ...record,
      ...known,
      status: 'chunking',
      title: metadata.title ?? record.title,
      pages: pages.length,
      progress: { done: 0, total: pages.length },
      warnings: parsed.warnings.slice(0, mostWarnings),
      metadata,
      ownMetadata: own,
    };
  });
  return { pages: pages.length, pagesWithoutText };
}
