import type { CountTokens } from '../../text/count-tokens.ts';
import type { NumberedSource } from '../numbered-source.ts';
import { renderSource } from '../prompts/render-sources.ts';

/** A source before its place, and so its number, is known. */
export type DraftSource = Omit<NumberedSource, 'number'>;

/** Tokens of a source as prompts show it. Numbers of up to three digits take one token, so any stands for all. */
export function sourceTokens(draft: DraftSource, countTokens: CountTokens): number {
  return countTokens(renderSource({ ...draft, number: 1 }));
}
