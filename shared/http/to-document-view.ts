import type * as z from 'zod';
import type { DocumentRecord } from '../domain/document.ts';
import type { documentSchema } from './schemas/document-schemas.ts';

/** A document as clients see it: without the tenant and the versions' inner workings. */
export function toDocumentView(record: DocumentRecord): z.input<typeof documentSchema> {
  const { groups, tags, category, audience, sourceUrl } = record.metadata;
  return {
    id: record.id,
    path: record.path,
    title: record.title,
    contentType: record.contentType,
    size: record.size,
    status: record.status,
    stage: record.status,
    progress: record.progress,
    timings: record.timings,
    attempts: record.attempts,
    pages: record.pages,
    chunks: record.chunks,
    tokens: record.tokens,
    reusedVectors: record.reusedVectors,
    version: record.version,
    contentHash: record.contentHash,
    groups: [...groups],
    tags: [...tags],
    category,
    audience,
    sourceUrl,
    error: record.error,
    warnings: [...record.warnings],
    createdAt: record.createdAt,
    updatedAt: record.updatedAt,
    indexedAt: record.indexedAt,
  };
}
