import { chooseSources } from '../../shared/answer/assemble/choose-sources.ts';
import { planAnswer } from '../../shared/answer/budget/plan-answer.ts';
import { excerptPages, excerptText } from '../../shared/answer/excerpt.ts';
import { findPassages } from '../../shared/answer/find-passages.ts';
import { loadSourceCounter } from '../../shared/answer/load-source-counter.ts';
import type { NumberedSource } from '../../shared/answer/numbered-source.ts';
import { areRelevant } from '../../shared/answer/relevance.ts';
import { embedQuestion } from '../../shared/answer/retrieval/embed-question.ts';
import { retrieveAll } from '../../shared/answer/retrieval/retrieve-all.ts';
import { perSide, type Retrieval, type Retrieve } from '../../shared/answer/retrieval/retrieval.ts';
import { understandQuestion } from '../../shared/answer/understand/understand-question.ts';
import { emptyProfile } from '../../shared/domain/profile.ts';
import type { RetrievedChunk } from '../../shared/domain/chunk.ts';
import { resolvePrincipal } from '../../shared/identity/resolve-principal.ts';
import type { Log } from '../../shared/ports/log.ts';
import type { SearchScope } from '../../shared/ports/search-index.ts';
import type { Services } from '../../shared/services.ts';

/** The product's steps as the evaluation calls them, one function a stage: the one place that knows their signatures. */

export type EvalPorts = Services & { readonly log: Log };

export function scopeOf({ settings }: EvalPorts): SearchScope {
  return { principal: resolvePrincipal(settings), filters: {} };
}

export async function searchByWords(
  question: string,
  ports: EvalPorts,
  signal: AbortSignal,
): Promise<readonly RetrievedChunk[]> {
  return ports.searchIndex.keywordSearch(question, perSide, scopeOf(ports), signal);
}

export async function searchByMeaning(
  question: string,
  ports: EvalPorts,
  signal: AbortSignal,
): Promise<readonly RetrievedChunk[]> {
  const vector = await embedQuestion(question, ports, signal);
  return ports.searchIndex.vectorSearch(vector, perSide, scopeOf(ports), signal);
}

/** What is searched for: the question, and the clauses of a compound one where the settings ask for them. */
export async function queriesOf(
  question: string,
  ports: EvalPorts,
  signal: AbortSignal,
): Promise<readonly string[]> {
  const understood = await understandQuestion(question, { turns: [] }, ports, signal);
  return understood.needs === 'documents' ? understood.queries : [question];
}

export interface Fused extends Retrieval {
  /** What each query found, for going on from here. */
  readonly byQuery: ReadonlyMap<string, Retrieval>;
}

export async function retrieve(
  queries: readonly string[],
  ports: EvalPorts,
  signal: AbortSignal,
): Promise<Fused> {
  const byQuery = new Map<string, Retrieval>();
  const remembering: Retrieve = async (query, ...more) => {
    const found = await ports.retrieve(query, ...more);
    byQuery.set(query, found);
    return found;
  };
  const remembered = { ...ports, retrieve: remembering };
  return { ...(await retrieveAll(queries, scopeOf(ports), remembered, signal)), byQuery };
}

/**
 * What follows retrieval up to the order of the passages. A reranker of the index ranks while it searches, so for one the
 * search is part of the stage.
 */
export async function rerank(
  question: string,
  { byQuery }: Fused,
  ports: EvalPorts,
  signal: AbortSignal,
): ReturnType<typeof findPassages> {
  const found: Retrieve = (query, ...more) => {
    const known = byQuery.get(query);
    return known ? Promise.resolve(known) : ports.retrieve(query, ...more);
  };
  const isOfIndex = ports.reranker.indexRanking !== undefined;
  const going = isOfIndex ? ports : { ...ports, retrieve: found };
  return findPassages({ question, queries: [...byQuery.keys()] }, scopeOf(ports), going, signal);
}

/** The sources an answer would be written from. */
export async function assemble(
  question: string,
  passages: readonly RetrievedChunk[],
  ports: EvalPorts,
  signal: AbortSignal,
): Promise<readonly NumberedSource[]> {
  const asked = { question, asked: question, history: { turns: [] }, reader: emptyProfile };
  const plan = planAnswer(asked, 'large', ports.settings, await loadSourceCounter());
  const { sources } = await chooseSources(passages, plan, scopeOf(ports), ports, signal);
  return sources;
}

/** What sources show, stretch by stretch: the passages cut down to it. */
export function shownPassages(sources: readonly NumberedSource[]): RetrievedChunk[] {
  return sources
    .flatMap(({ excerpts }) => excerpts)
    .map((excerpt) => ({
      ...excerpt.chunk,
      ...excerptPages([excerpt]),
      content: excerptText(excerpt),
    }));
}

/** Whether an answer would be tried from these sources, were `threshold` the relevance asked for (from 0 to 1). */
export function isRelevant(
  question: string,
  sources: readonly NumberedSource[],
  threshold: number,
): boolean {
  return areRelevant(
    sources.map(({ chunk }) => chunk),
    question,
    threshold,
  );
}

/** The standalone question of one that follows others. @param earlier the questions before it, oldest first */
export async function condense(
  question: string,
  earlier: readonly string[],
  ports: EvalPorts,
  signal: AbortSignal,
): Promise<string> {
  const turns = earlier.map((content) => ({ role: 'user', content }) as const);
  const understood = await understandQuestion(question, { turns }, ports, signal);
  return understood.needs === 'documents' ? understood.question : question;
}
