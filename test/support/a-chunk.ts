import type { Chunk, EmbeddedChunk, RetrievedChunk } from '../../shared/domain/chunk.ts';

/** A retrieved chunk with plausible values for what a test does not care about. */
export function aChunk(values: Partial<RetrievedChunk> = {}): RetrievedChunk {
  return { ...plain, score: 1, ...values };
}

/** A chunk ready for an index, likewise. */
export function anEmbeddedChunk(values: Partial<EmbeddedChunk> = {}): EmbeddedChunk {
  return { ...plain, vector: [1], ...values };
}

const plain: Chunk = {
  id: 'chunk-1',
  tenantId: 'local',
  documentId: 'handbook',
  version: 'v1',
  ordinal: 0,
  title: 'Employee handbook',
  path: 'hr/handbook.pdf',
  headings: [],
  content: 'Everyone has 25 days of annual leave.',
  pageFrom: 1,
  pageTo: 1,
  pageOffsets: [],
  groups: [],
  tags: [],
  contentType: 'application/pdf',
  updatedAt: '2026-01-01T00:00:00.000Z',
};
