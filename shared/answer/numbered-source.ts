import type { RetrievedChunk } from '../domain/chunk.ts';
import type { Source } from '../domain/citation.ts';
import { excerptPages, wholePassage, type Excerpt } from './excerpt.ts';

/** What the model gets under one number, by which answers cite it. */
export interface NumberedSource {
  readonly number: number;
  /** The passage that ranked best; the source has its name and heading path. */
  readonly chunk: RetrievedChunk;
  /** What is shown: stretches of one document in their order there, at least one. */
  readonly excerpts: readonly [Excerpt, ...Excerpt[]];
}

/** A source that shows all of one passage. */
export function wholeSource(number: number, chunk: RetrievedChunk): NumberedSource {
  return { number, chunk, excerpts: [wholePassage(chunk)] };
}

/** What a client is told about a source. */
export function toSource({ number, chunk, excerpts }: NumberedSource): Source {
  const { pageFrom, pageTo } = excerptPages(excerpts);
  return {
    number,
    documentId: chunk.documentId,
    chunkId: chunk.id,
    title: chunk.title,
    path: chunk.path,
    pageFrom,
    pageTo,
    headings: chunk.headings,
    url: documentUrl(chunk.documentId, pageFrom),
    ...(chunk.sourceUrl !== undefined && { sourceUrl: chunk.sourceUrl }),
  };
}

/** Opens a document at a page (1-based). */
export function documentUrl(documentId: string, page: number): string {
  return `/api/documents/${encodeURIComponent(documentId)}/content#page=${page}`;
}
