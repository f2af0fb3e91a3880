import type { CountTokens } from '../../text/count-tokens.ts';
import type { Span } from '../../text/sentences.ts';

export interface CountedSpan extends Span {
  readonly tokens: number;
}

/** No tokenizer makes fewer than one token of this many characters of ordinary text; longer windows need no try. */
const charactersPerToken = 6;
const goodBreak = /[\s,;:、，；]/u;

/**
 * Cuts a stretch without sentence ends into windows of at most `limit` tokens, at white space or commas where there are
 * any. Each character is counted a bounded number of times.
 */
export function splitToLimit(
  text: string,
  span: Span,
  limit: number,
  countTokens: CountTokens,
): CountedSpan[] {
  const windows: CountedSpan[] = [];
  let width = limit * charactersPerToken;
  for (let start = span.start; start < span.end;) {
    let end = cutBefore(text, start, Math.min(span.end, start + width));
    let tokens = countTokens(text.slice(start, end));
    while (tokens > limit && end - start > 2) {
      const fitting = Math.floor((end - start) * Math.min(0.9, (limit / tokens) * 0.95));
      end = cutBefore(text, start, start + Math.max(2, fitting));
      tokens = countTokens(text.slice(start, end));
    }
    windows.push({ start, end, tokens });
    width = Math.max(2, Math.min(limit * charactersPerToken, Math.ceil((end - start) * 1.2)));
    start = end;
  }
  return windows;
}

/** The last good place to cut in the second half of the window; never inside a surrogate pair. */
function cutBefore(text: string, start: number, end: number): number {
  if (end >= text.length) return text.length;
  for (let at = end; at > start + (end - start) / 2; at -= 1) {
    if (goodBreak.test(text.charAt(at - 1))) return at;
  }
  const unit = text.charCodeAt(end - 1);
  const splitsPair = unit >= 0xd800 && unit <= 0xdbff;
  return splitsPair ? end + 1 : end;
}
