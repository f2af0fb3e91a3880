import type { Services } from '../../services.ts';
import { contentHash } from '../content-hash.ts';
import { boundMetadata, mergeMetadata } from '../document-metadata.ts';
import { endBecauseBlobChanged } from '../end-because-blob-changed.ts';
import { IngestFailure } from '../failure.ts';
import type { IngestRun } from '../ingest-run.ts';
import { toJsonLines } from '../json-lines.ts';
import { detectMediaType } from '../media-type.ts';
import { ownedRecord, updateOwnedRecord } from '../owned-record.ts';
import { toPages } from '../pages.ts';
import { parseLimits } from '../parse-limits.ts';
import { pagesBlob } from '../processed-blobs.ts';
import { parseInWorker } from '../worker/parse-in-worker.ts';

const megabyte = 1024 * 1024;

/**
 * Reads the original and stores its pages as Markdown.
 * @throws IngestFailure when the document can never be read; RunEnded; AppError of the stores
 */
export async function parseDocument(
  run: IngestRun,
  ports: Pick<
    Services,
    'originals' | 'processed' | 'documents' | 'searchIndex' | 'clock' | 'settings'
  >,
  signal: AbortSignal,
): Promise<{ readonly pages: number }> {
  const { size } = await ownedRecord(run, ports);
  if (size === 0) throw new IngestFailure('empty_document');
  if (size > ports.settings.DOCUMENT_MAX_MB * megabyte) throw new IngestFailure('too_large');
  const bytes = await ports.originals.read(run.blobName, signal, { ifMatch: run.etag });
  if (bytes === undefined) return endBecauseBlobChanged(run, ports, signal);

  const mediaType = detectMediaType(bytes, run.path);
  const limits = parseLimits(ports.settings);
  const parsed = await parseInWorker({ bytes, mediaType, limits }, signal);
  if (parsed.text.trim() === '') throw new IngestFailure('empty_document');

  const pages = toPages(parsed);
  const contentType = 'application/jsonl';
  await ports.processed.write(pagesBlob(run), toJsonLines(pages), { contentType }, signal);
  // Who may read a document is its editor's alone to say.
  const { groups: _, ...own } = boundMetadata({ title: parsed.title, ...parsed.metadata });
  await updateOwnedRecord(run, ports, (record) => {
    const metadata = mergeMetadata(record.metadata, own);
    return {
      ...record,
      status: 'chunking',
      title: metadata.title ?? record.title,
      contentType: mediaType,
      pages: pages.length,
      progress: { done: 0, total: pages.length },
      warnings: parsed.warnings,
      metadata,
      ownMetadata: own,
      contentHash: contentHash(bytes),
    };
  });
  return { pages: pages.length };
}
