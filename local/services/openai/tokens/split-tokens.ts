import { tokenEnd } from './token-end.ts';

/** Cuts a text into at most `limit` tokens; joined they give the text back, or its beginning when the limit was met. */
export function splitTokens(text: string, limit = Infinity): string[] {
  const pieces: string[] = [];
  for (let at = 0; at < text.length && pieces.length < limit;) {
    const end = tokenEnd(text, at);
    pieces.push(text.slice(at, end));
    at = end;
  }
  return pieces;
}
