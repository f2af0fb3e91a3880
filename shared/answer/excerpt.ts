import type { RetrievedChunk } from '../domain/chunk.ts';
import { pagesOf } from './cite/pages-of.ts';

/** A verbatim stretch of a passage: UTF-16 offsets in its content, `end` exclusive. */
export interface Excerpt {
  readonly chunk: RetrievedChunk;
  readonly start: number;
  readonly end: number;
  /** Whether it goes on where the excerpt before it ends; otherwise text between the two is left out. */
  readonly continues: boolean;
}

/** A passage from its beginning to its end. */
export function wholePassage(chunk: RetrievedChunk): Excerpt {
  return { chunk, start: 0, end: chunk.content.length, continues: false };
}

export function excerptText({ chunk, start, end }: Excerpt): string {
  return chunk.content.slice(start, end);
}

/** The pages (1-based, inclusive) on which excerpts stand. */
export function excerptPages(excerpts: readonly Excerpt[]): { pageFrom: number; pageTo: number } {
  const pages = excerpts.map((excerpt) => pagesOf(excerpt.chunk, excerpt));
  return {
    pageFrom: Math.min(...pages.map(({ pageFrom }) => pageFrom)),
    pageTo: Math.max(...pages.map(({ pageTo }) => pageTo)),
  };
}
