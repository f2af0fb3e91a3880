import { chooseSources } from '../../shared/answer/assemble/choose-sources.ts';
import { planAnswer } from '../../shared/answer/budget/plan-answer.ts';
import { condenseQuestion } from '../../shared/answer/understand/condense-question.ts';
import { excerptPages, excerptText } from '../../shared/answer/excerpt.ts';
import { findPassages } from '../../shared/answer/find-passages.ts';
import { loadSourceCounter } from '../../shared/answer/load-source-counter.ts';
import type { NumberedSource } from '../../shared/answer/numbered-source.ts';
import { areRelevant } from '../../shared/answer/relevance.ts';
import { embedQuestion } from '../../shared/answer/retrieval/embed-question.ts';
import { perSide, type Retrieval } from '../../shared/answer/retrieval/retrieval.ts';
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

export async function retrieve(
  question: string,
  ports: EvalPorts,
  signal: AbortSignal,
): Promise<Retrieval> {
  return ports.retrieve(question, scopeOf(ports), ports, signal);
}

/** What follows retrieval up to the order of the passages. */
export async function rerank(
  question: string,
  retrieval: Retrieval,
  ports: EvalPorts,
  signal: AbortSignal,
): ReturnType<typeof findPassages> {
  const retrieved = { ...ports, retrieve: () => Promise.resolve(retrieval) };
  return findPassages({ question }, scopeOf(ports), retrieved, signal);
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
  ports: Pick<EvalPorts, 'chatModel' | 'settings' | 'log'>,
  signal: AbortSignal,
): Promise<string> {
  const turns = earlier.map((content) => ({ role: 'user', content }) as const);
  const condensed = await condenseQuestion(question, { turns }, ports, signal);
  return condensed.kind === 'question' ? condensed.question : question;
}
