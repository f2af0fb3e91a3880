import type { RetrievedChunk } from '../../domain/chunk.ts';
import type { SearchScope } from '../../ports/search-index.ts';
import type { SearchPorts } from '../answer-ports.ts';
import type { AnswerPlan } from '../budget/plan-answer.ts';
import { loadSourceCounter } from '../load-source-counter.ts';
import type { NumberedSource } from '../numbered-source.ts';
import { assembleSources } from './assemble-sources.ts';
import { fetchNeighbours } from './fetch-neighbours.ts';

export interface ChosenSources {
  readonly sources: readonly NumberedSource[];
  /** What failed on the way: `neighbours`. */
  readonly degraded: readonly string[];
}

/**
 * The sources that an answer is written from, as settings and the plan for its prompt allow.
 * @param found best first
 * @throws AppError `aborted`
 */
export async function chooseSources(
  found: readonly RetrievedChunk[],
  { question, sourceTokens }: Pick<AnswerPlan, 'question' | 'sourceTokens'>,
  scope: SearchScope,
  ports: Pick<SearchPorts, 'searchIndex' | 'settings' | 'log'>,
  signal: AbortSignal,
): Promise<ChosenSources> {
  const neighbours = await fetchNeighbours(found, scope, ports, signal);
  const isAboutOne = scope.filters.documentIds?.length === 1;
  const wanted = {
    question,
    sources: ports.settings.ANSWER_SOURCES,
    perDocument: isAboutOne ? Infinity : ports.settings.ANSWER_SOURCES_PER_DOCUMENT,
    tokens: sourceTokens,
    neighbours: neighbours.passages,
  };
  const sources = assembleSources(found, wanted, await loadSourceCounter());
  return { sources, degraded: neighbours.failed ? ['neighbours'] : [] };
}
