import type { RetrievedChunk } from '../domain/chunk.ts';
import type { SearchHit } from './ai-search-query.ts';
import { fromIndexDocument } from './chunk-index-document.ts';

/** A chunk as a search gave it, with what the semantic ranker said where it was asked and came to this chunk. */
export function fromSearchHit({
  '@search.score': score,
  '@search.rerankerScore': rankerScore,
  '@search.captions': captions,
  ...document
}: SearchHit): RetrievedChunk {
  const chunk = { ...fromIndexDocument(document), score };
  if (typeof rankerScore !== 'number') return chunk;
  const texts = (captions ?? []).map(({ text }) => text).filter((text) => text !== '');
  return { ...chunk, semantic: { score: rankerScore, captions: texts } };
}
