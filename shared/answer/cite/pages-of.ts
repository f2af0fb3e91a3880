import type { Chunk } from '../../domain/chunk.ts';
import type { Span } from '../../text/sentences.ts';

/** The pages (1-based, inclusive) on which a stretch of a chunk's content stands. */
export function pagesOf(
  chunk: Pick<Chunk, 'pageFrom' | 'pageOffsets'>,
  { start, end }: Span,
): { pageFrom: number; pageTo: number } {
  const pageAt = (offset: number) =>
    chunk.pageFrom + chunk.pageOffsets.filter((begin) => begin <= offset).length;
  return { pageFrom: pageAt(start), pageTo: pageAt(Math.max(start, end - 1)) };
}
