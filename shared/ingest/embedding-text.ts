import type { CountTokens } from '../text/count-tokens.ts';
import { cutToTokens, hasAtMost } from '../text/cut-to-tokens.ts';

/** What a passage is embedded with. */
export interface EmbeddedPassage {
  readonly headings: readonly string[];
  readonly content: string;
}

/** What an embedding model takes at most for one text. */
export interface EmbeddingLimit {
  readonly maxTokens: number;
  readonly countTokens: CountTokens;
}

/** Share of the limit that the place of a passage may take when there is no room for all. */
const placeShare = 0.25;

/**
 * What is embedded for a passage: the document's title and the headings it stands under, then its content. A passage
 * often does not name what it is about; its place does. Never more tokens than the limit: what is too long is cut, the
 * place first.
 */
export function embeddingText(
  title: string,
  passage: EmbeddedPassage,
  { maxTokens, countTokens }: EmbeddingLimit,
): string {
  const place = placeOf(title, passage);
  const text = `${place}\n\n${passage.content}`;
  if (hasAtMost(text, maxTokens, countTokens)) return text;
  const shortPlace = cutToTokens(place, Math.floor(maxTokens * placeShare), countTokens);
  return cutToTokens(`${shortPlace}\n\n${passage.content}`, maxTokens, countTokens);
}

function placeOf(title: string, { headings }: EmbeddedPassage): string {
  return [title, ...headings].join(' › ');
}
