import type { CountTokens } from '../../text/count-tokens.ts';
import { renderSources } from '../prompts/render-sources.ts';
import { sourceTokens, type DraftSource } from './draft-source.ts';
import { keySentences } from './key-sentences.ts';

/** The share of its tokens that a source keeps at least when it is reduced to its key sentences. */
const keptShare = 0.3;

/** Tokens that are there for sources themselves, without the tag around all of them. */
export function tokensWithoutFrame(tokens: number, countTokens: CountTokens): number {
  return tokens - countTokens(renderSources([]));
}

/**
 * Fits sources into a number of tokens. When they are too long together, the weakest are reduced to their key sentences
 * one after the other, as far as necessary. Only when all but the best are reduced, the weakest are left out; the best is
 * reduced last.
 * @param ranked best first
 * @returns what is left, best first; together at most `tokens`; empty only if no sentence of any source fits
 */
export function fitBudget(
  ranked: readonly DraftSource[],
  tokens: number,
  question: string,
  countTokens: CountTokens,
): readonly DraftSource[] {
  const sized = ranked.map((draft) => ({ draft, size: sourceTokens(draft, countTokens) }));
  let over = sized.reduce((sum, { size }) => sum + size, 0) - tokens;
  for (let at = sized.length - 1; at > 0 && over > 0; at--) {
    const whole = sized[at];
    if (!whole) break;
    const most = Math.max(whole.size - over, Math.floor(keptShare * whole.size));
    const draft = keySentences(whole.draft, most, question, countTokens);
    if (!draft) continue;
    const size = sourceTokens(draft, countTokens);
    sized[at] = { draft, size };
    over -= whole.size - size;
  }
  while (over > 0 && sized.length > 1) over -= sized.pop()?.size ?? 0;
  return over > 0
    ? firstThatFits(ranked, tokens, question, countTokens)
    : sized.map(({ draft }) => draft);
}

/** The key sentences of the best source of which at least one fits. */
function firstThatFits(
  ranked: readonly DraftSource[],
  tokens: number,
  question: string,
  countTokens: CountTokens,
): readonly DraftSource[] {
  for (const draft of ranked) {
    const fitting = keySentences(draft, tokens, question, countTokens);
    if (fitting) return [fitting];
  }
  return [];
}
