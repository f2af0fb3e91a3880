import type { RetrievedChunk } from '../domain/chunk.ts';
import { sentenceSpans } from '../text/sentences.ts';
import type { CountTokens } from '../text/count-tokens.ts';
import { withoutNearDuplicates } from './near-duplicates.ts';
import { wholeSource, type NumberedSource } from './numbered-source.ts';
import { renderSource } from './prompts/render-sources.ts';

export interface SourceBudget {
  /** Most sources. */
  readonly sources: number;
  /** Most tokens of all sources together, as rendered in the prompt. */
  readonly tokens: number;
}

/** Candidates looked at per source wanted: what ranks below is too weak to be worth its tokens. */
const lookAhead = 3;

/**
 * Numbers the best passages from 1 and keeps them inside the budget: near-duplicates are left out, a passage that does not
 * fit makes room for a shorter one further down. When not even one fits, the best is cut after its last sentence that does.
 */
export function assembleSources(
  ranked: readonly RetrievedChunk[],
  budget: SourceBudget,
  countTokens: CountTokens,
): NumberedSource[] {
  const sources: NumberedSource[] = [];
  let left = budget.tokens;
  for (const chunk of withoutNearDuplicates(ranked.slice(0, lookAhead * budget.sources))) {
    if (sources.length === budget.sources) break;
    const source = wholeSource(sources.length + 1, chunk);
    const tokens = countTokens(renderSource(source));
    if (tokens > left) continue;
    sources.push(source);
    left -= tokens;
  }
  const best = ranked[0];
  if (sources.length > 0 || !best) return sources;
  const cut = cutToFit(wholeSource(1, best), budget.tokens, countTokens);
  return cut ? [cut] : [];
}

function cutToFit(
  whole: NumberedSource,
  tokens: number,
  countTokens: CountTokens,
): NumberedSource | undefined {
  const [excerpt] = whole.excerpts;
  for (const { end } of sentenceSpans(whole.chunk.content).reverse()) {
    const source: NumberedSource = { ...whole, excerpts: [{ ...excerpt, end }] };
    if (countTokens(renderSource(source)) <= tokens) return source;
  }
  return undefined;
}
