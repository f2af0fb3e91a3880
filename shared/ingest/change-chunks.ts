import { chunkId } from '../domain/chunk-id.ts';
import type { DocumentRecord, IndexedContent } from '../domain/document.ts';
import type { ChunkChange } from '../ports/search-index.ts';
import type { Services } from '../services.ts';
import { RunEnded } from './run-ended.ts';

/** Chunks changed at a time; a request to AI Search takes no more. */
const pageSize = 1000;

/**
 * Gives the chunks of the indexed content the properties that the record has now.
 * @param onProgress told how many are done, page by page
 * @throws RunEnded `work-lost` when the index has lost some; AppError `search_unavailable`
 */
export async function changeChunks(
  record: DocumentRecord,
  content: IndexedContent,
  { searchIndex }: Pick<Services, 'searchIndex'>,
  signal: AbortSignal,
  onProgress: (done: number) => Promise<void> = async () => undefined,
): Promise<void> {
  for (let first = 0; first < content.chunks; first += pageSize) {
    const size = Math.min(pageSize, content.chunks - first);
    const changes = Array.from({ length: size }, (_, at) => toChange(record, content, first + at));
    const missing = await searchIndex.change(changes, signal);
    if (missing.length > 0) throw new RunEnded('work-lost');
    await onProgress(first + size);
  }
}

function toChange(record: DocumentRecord, content: IndexedContent, ordinal: number): ChunkChange {
  const { tenantId, id, title, modifiedAt: updatedAt } = record;
  const { groups, tags, category, audience, sourceUrl } = record.metadata;
  return {
    id: chunkId(tenantId, id, content.version, ordinal),
    title,
    groups,
    tags,
    ...(category !== undefined && { category }),
    ...(audience !== undefined && { audience }),
    ...(sourceUrl !== undefined && { sourceUrl }),
    updatedAt,
  };
}
