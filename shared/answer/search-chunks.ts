import type { QuestionFilters } from '../domain/answer-event.ts';
import type { RetrievedChunk } from '../domain/chunk.ts';
import type { Principal } from '../domain/principal.ts';
import type { SearchPorts } from './answer-ports.ts';
import { findPassages } from './find-passages.ts';

export interface SearchRequest {
  readonly query: string;
  /** Most chunks wanted. */
  readonly top: number;
  readonly filters?: QuestionFilters | undefined;
}

export interface SearchResult {
  /** Best first. */
  readonly items: readonly RetrievedChunk[];
  /** What failed on the way; empty when all was at hand. */
  readonly degraded: readonly string[];
}

/**
 * Retrieval without generation, exactly as an answer's sources are found.
 * @throws AppError `search_unavailable`, `aborted`
 */
export async function searchChunks(
  { query, top, filters = {} }: SearchRequest,
  principal: Principal,
  ports: SearchPorts,
  signal: AbortSignal,
): Promise<SearchResult> {
  const { passages, degraded } = await findPassages(
    { question: query },
    { principal, filters },
    ports,
    signal,
  );
  return { items: passages.slice(0, top), degraded };
}
