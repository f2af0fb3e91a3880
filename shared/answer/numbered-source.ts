import type { RetrievedChunk } from '../domain/chunk.ts';
import type { Source } from '../domain/citation.ts';

/** A passage as the model gets it, under the number that answers cite. */
export interface NumberedSource {
  readonly number: number;
  readonly chunk: RetrievedChunk;
}

/** What a client is told about a source. */
export function toSource({ number, chunk }: NumberedSource): Source {
  return {
    number,
    documentId: chunk.documentId,
    chunkId: chunk.id,
    title: chunk.title,
    path: chunk.path,
    pageFrom: chunk.pageFrom,
    pageTo: chunk.pageTo,
    headings: chunk.headings,
    url: documentUrl(chunk.documentId, chunk.pageFrom),
  };
}

/** Opens a document at a page (1-based). */
export function documentUrl(documentId: string, page: number): string {
  return `/api/documents/${encodeURIComponent(documentId)}/content#page=${page}`;
}
