import type { RetrievedChunk } from '../../domain/chunk.ts';
import type { CountTokens } from '../../text/count-tokens.ts';
import type { NumberedSource } from '../numbered-source.ts';
import { addNeighbours } from './add-neighbours.ts';
import { areOfOneDocument, capPerDocument } from './cap-per-document.ts';
import { fitBudget, tokensWithoutFrame } from './fit-budget.ts';
import { joinNeighbours } from './join-neighbours.ts';
import { withoutNearDuplicates } from './near-duplicates.ts';
import { orderSources } from './order-sources.ts';

export interface SourcesWanted {
  /** Standalone; chooses the sentences that are kept when sources are too long. */
  readonly question: string;
  /** Most passages, whether or not they are joined. */
  readonly sources: number;
  /** Most passages of one document, unless all good ones are of one. */
  readonly perDocument: number;
  /** Most tokens of all sources together, as prompts show them. */
  readonly tokens: number;
  /** Passages that stand beside the best ones; those that are no sources themselves are shown where there is room. */
  readonly neighbours?: readonly RetrievedChunk[];
}

/** Candidates looked at per passage wanted: what ranks below is too weak to be worth its tokens. */
const lookAhead = 3;

/**
 * Makes numbered sources of the best passages: without near-duplicates, not too many of one document, neighbours joined,
 * inside the token budget, ordered by document and page.
 * @param ranked best first
 * @returns no sources when none of their sentences fits the budget
 */
export function assembleSources(
  ranked: readonly RetrievedChunk[],
  { question, sources, perDocument, tokens, neighbours = [] }: SourcesWanted,
  countTokens: CountTokens,
): NumberedSource[] {
  const candidates = ranked.slice(0, lookAhead * sources);
  const mostOfOne = areOfOneDocument(candidates) ? sources : perDocument;
  const chosen = [...capPerDocument(withoutNearDuplicates(candidates), mostOfOne).take(sources)];
  const budget = tokensWithoutFrame(tokens, countTokens);
  const fitting = fitBudget(joinNeighbours(chosen), budget, question, countTokens);
  return orderSources(addNeighbours(fitting, neighbours, budget, countTokens));
}
