import type { DocumentRecord } from '../../shared/domain/document.ts';

/** A document that was just stored. */
export function aDocument(more: Partial<DocumentRecord> = {}): DocumentRecord {
  const { id = 'd1', tenantId = 'acme' } = more;
  return {
    id,
    tenantId,
    path: `${id}.pdf`,
    blobName: `${tenantId}/${id}.pdf`,
    title: id,
    contentType: 'application/pdf',
    size: 1,
    status: 'queued',
    progress: { done: 0, total: 0 },
    timings: {},
    attempts: 0,
    pages: 0,
    chunks: 0,
    tokens: 0,
    reusedVectors: 0,
    version: 'v1',
    etag: 'v1',
    modifiedAt: '2026-01-01T00:00:00.000Z',
    metadata: { groups: [], tags: [] },
    warnings: [],
    createdAt: '2026-01-01T00:00:00.000Z',
    updatedAt: '2026-01-01T00:00:00.000Z',
    ...more,
  };
}
