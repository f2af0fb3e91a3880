import type { RetrievedChunk } from '../domain/chunk.ts';
import type { SearchHit } from './ai-search-query.ts';
import { fromIndexDocument } from './chunk-index-document.ts';

/** A hit as the chunk it stands for. */
export function fromSearchHit({
  '@search.score': score,
  '@search.documentDebugInfo': debug,
  ...document
}: SearchHit): RetrievedChunk {
  const keywordScore = debug?.vectors?.subscores?.text?.searchScore;
  return {
    ...fromIndexDocument(document),
    score,
    ...(keywordScore !== undefined && { keywordScore }),
  };
}
