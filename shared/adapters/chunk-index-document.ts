import type { Chunk, EmbeddedChunk } from '../domain/chunk.ts';
import type { ChunkChange } from '../ports/search-index.ts';

/** A chunk as a document of the index. */
export interface ChunkIndexDocument extends Omit<Chunk, 'category' | 'audience' | 'sourceUrl'> {
  readonly category: string | null;
  readonly audience: string | null;
  readonly sourceUrl: string | null;
  readonly contentVector: readonly number[];
}

/** The fields read back: all but the vector, which is not retrievable. */
export const retrievedFields = [
  'id',
  'tenantId',
  'documentId',
  'version',
  'ordinal',
  'title',
  'path',
  'headings',
  'content',
  'pageFrom',
  'pageTo',
  'pageOffsets',
  'groups',
  'tags',
  'category',
  'audience',
  'contentType',
  'sourceUrl',
  'updatedAt',
] as const satisfies readonly (keyof ChunkIndexDocument)[];

export type RetrievedDocument = Pick<ChunkIndexDocument, (typeof retrievedFields)[number]>;

export function toIndexDocument({ vector, ...chunk }: EmbeddedChunk): ChunkIndexDocument {
  return {
    ...chunk,
    category: chunk.category ?? null,
    audience: chunk.audience ?? null,
    sourceUrl: chunk.sourceUrl ?? null,
    contentVector: vector,
  };
}

/** What a change of properties sends; null removes a value. */
export type ChunkIndexChange = Pick<
  ChunkIndexDocument,
  'id' | 'title' | 'groups' | 'tags' | 'category' | 'audience' | 'sourceUrl' | 'updatedAt'
>;

export function toIndexChange(change: ChunkChange): ChunkIndexChange {
  const { id, title, groups, tags, updatedAt } = change;
  const { category = null, audience = null, sourceUrl = null } = change;
  return { id, title, groups, tags, category, audience, sourceUrl, updatedAt };
}

export function fromIndexDocument(document: RetrievedDocument): Chunk {
  const { category, audience, sourceUrl, ...rest } = document;
  return {
    ...rest,
    ...(category !== null && { category }),
    ...(audience !== null && { audience }),
    ...(sourceUrl !== null && { sourceUrl }),
  };
}
