import type { RetrievedChunk } from '../domain/chunk.ts';
import type { SearchHit } from './ai-search-query.ts';
import { fromIndexDocument } from './chunk-index-document.ts';

/** A chunk as a search gave it, with its keyword score and what the semantic ranker said, where the index tells. */
export function fromSearchHit({
  '@search.score': score,
  '@search.rerankerScore': rankerScore,
  '@search.captions': captions,
  '@search.documentDebugInfo': debug,
  ...document
}: SearchHit): RetrievedChunk {
  const keywordScore = debug?.vectors?.subscores?.text?.searchScore;
  const chunk = {
    ...fromIndexDocument(document),
    score,
    ...(keywordScore !== undefined && { keywordScore }),
  };
  if (typeof rankerScore !== 'number') return chunk;
  const texts = (captions ?? []).map(({ text }) => text).filter((text) => text !== '');
  return { ...chunk, semantic: { score: rankerScore, captions: texts } };
}
