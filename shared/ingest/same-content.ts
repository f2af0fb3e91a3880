import type { DocumentRecord, IndexedContent } from '../domain/document.ts';
import type { Services } from '../services.ts';
import { storedChildrenPrint } from './children/children-print.ts';
import { listChildren } from './children/list-children.ts';
import { mergeMetadata } from './document-metadata.ts';
import { hashOriginal } from './hash-original.ts';
import type { IngestRun } from './ingest-run.ts';

/**
 * Looks whether a run's file has the very content that is indexed, so that its properties alone are new. A run that was
 * asked for, or that begins again, makes everything anew in any case; so does one of a document whose files are not those that
 * came in that content. @returns what is indexed, if the run can take it over
 */
export async function findSameContent(
  run: IngestRun,
  { indexedContent, size }: DocumentRecord,
  { originals }: Pick<Services, 'originals'>,
  signal: AbortSignal,
): Promise<IndexedContent | undefined> {
  if (run.reindex !== undefined || run.restarts !== undefined) return undefined;
  if (indexedContent?.size !== size) return undefined;
  if ((await hashOriginal(run, { originals }, signal)) !== indexedContent.hash) return undefined;
  const children = await listChildren(run, { originals }, signal);
  return storedChildrenPrint(children) === indexedContent.children ? indexedContent : undefined;
}

/** The record of a version whose content is indexed already and whose properties go to the index now. */
export function takingOver(record: DocumentRecord, content: IndexedContent): DocumentRecord {
  const { contentType, pages, chunks, tokens, ownMetadata, warnings, hash } = content;
  const metadata = mergeMetadata(record.metadata, ownMetadata);
  return {
    ...record,
    status: 'indexing',
    progress: { done: 0, total: chunks },
    title: metadata.title ?? record.title,
    metadata,
    ownMetadata,
    contentType,
    contentHash: hash,
    pages,
    chunks,
    tokens,
    reusedVectors: chunks,
    warnings,
  };
}
