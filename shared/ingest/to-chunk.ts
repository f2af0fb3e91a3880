import { chunkId } from '../domain/chunk-id.ts';
import type { Chunk } from '../domain/chunk.ts';
import type { DocumentRecord } from '../domain/document.ts';
import type { IngestRun } from './ingest-run.ts';
import type { StoredPassage } from './stored-passage.ts';

/** A passage with all that its document lends it: the form in which it is searched and cited. */
export function toChunk(passage: StoredPassage, record: DocumentRecord, run: IngestRun): Chunk {
  const { tenantId, documentId, version, path, lastModified } = run;
  const { groups, tags, category, audience, sourceUrl } = record.metadata;
  const { ordinal, headings, content, pageFrom, pageTo, pageOffsets } = passage;
  return {
    id: chunkId(tenantId, documentId, version, ordinal),
    tenantId,
    documentId,
    version,
    ordinal,
    title: record.title,
    path,
    headings,
    content,
    pageFrom,
    pageTo,
    pageOffsets,
    groups,
    tags,
    ...(category !== undefined && { category }),
    ...(audience !== undefined && { audience }),
    contentType: record.contentType,
    ...(sourceUrl !== undefined && { sourceUrl }),
    updatedAt: lastModified,
  };
}
