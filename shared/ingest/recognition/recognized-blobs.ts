import { createHash } from 'node:crypto';
import type { BlobStore } from '../../ports/blob-store.ts';
import type { RecognizedPage, TextRecognizer } from '../../ports/text-recognizer.ts';
import type { IngestRun } from '../ingest-run.ts';
import { documentPrefix, versionPrefix } from '../processed-blobs.ts';

const options = { contentType: 'application/json' };

/**
 * Recognised pages as blobs of the version they were read for. Their key names the content and the engine, so that they
 * can be told to fit wherever they are found.
 */
interface Shelf {
  readonly run: IngestRun;
  readonly key: string;
  readonly processed: BlobStore;
}

/** @param contentHash of the whole original */
export function recognitionKey(
  contentHash: string,
  recognizer: Pick<TextRecognizer, 'id'>,
): string {
  const parts = JSON.stringify([contentHash, recognizer.id]);
  return createHash('sha256').update(parts).digest('hex').slice(0, 32);
}

/** @throws AppError `storage_unavailable` */
export async function storeRecognizedPages(
  { run, key, processed }: Shelf,
  pages: readonly RecognizedPage[],
  signal: AbortSignal,
): Promise<void> {
  for (const page of pages) {
    await processed.write(blobOf(run, key, page.page), JSON.stringify(page), options, signal);
  }
}

/** The pages of this run that were read already. @throws AppError `storage_unavailable` */
export async function recognizedPageNumbers(
  { run, key, processed }: Shelf,
  signal: AbortSignal,
): Promise<Set<number>> {
  const pages = new Set<number>();
  for await (const { name } of processed.list(folderOf(run, key), signal)) pages.add(pageOf(name));
  return pages;
}

/** What was read for this run, by page. @throws AppError `storage_unavailable` */
export async function readRecognizedPages(
  { run, key, processed }: Shelf,
  signal: AbortSignal,
): Promise<Map<number, RecognizedPage>> {
  const pages = new Map<number, RecognizedPage>();
  for await (const { name } of processed.list(folderOf(run, key), signal)) {
    const content = await processed.read(name, signal);
    if (content === undefined) continue;
    pages.set(pageOf(name), JSON.parse(content.toString()) as RecognizedPage);
  }
  return pages;
}

/**
 * Takes over what was recognised for other versions with the same content, as long as they are kept.
 * @throws AppError `storage_unavailable`
 */
export async function takeOverRecognizedPages(shelf: Shelf, signal: AbortSignal): Promise<void> {
  const { run, key, processed } = shelf;
  const present = await recognizedPageNumbers(shelf, signal);
  for await (const { name } of processed.list(documentPrefix(run), signal)) {
    const page = pageOf(name);
    if (!name.includes(`/recognized/${key}/`) || present.has(page)) continue;
    const content = await processed.read(name, signal);
    if (content === undefined) continue;
    await processed.write(blobOf(run, key, page), content, options, signal);
    present.add(page);
  }
}

function folderOf(run: IngestRun, key: string): string {
  return `${versionPrefix(run)}recognized/${key}/`;
}

function blobOf(run: IngestRun, key: string, page: number): string {
  return `${folderOf(run, key)}${page}.json`;
}

function pageOf(name: string): number {
  return Number(/(\d+)\.json$/u.exec(name)?.[1]);
}
