import type { RetrievedChunk } from '../domain/chunk.ts';
import type { SearchScope } from '../ports/search-index.ts';
import type { SearchPorts } from './answer-ports.ts';
import { findPassages } from './find-passages.ts';

export interface SearchRequest {
  readonly query: string;
  /** Most chunks wanted. */
  readonly top: number;
  readonly scope: SearchScope;
}

export interface SearchResult {
  /** Best first. */
  readonly chunks: readonly RetrievedChunk[];
  /** What failed on the way; empty when all was at hand. */
  readonly degraded: readonly string[];
}

/**
 * Retrieval without generation, exactly as an answer's sources are found.
 * @throws AppError `search_unavailable`, `aborted`
 */
export async function searchChunks(
  { query, top, scope }: SearchRequest,
  ports: SearchPorts,
  signal: AbortSignal,
): Promise<SearchResult> {
  const { passages, degraded } = await findPassages(query, scope, ports, signal);
  return { chunks: passages.slice(0, top), degraded };
}
