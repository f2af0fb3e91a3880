import { sentenceSpans, type Span } from '../../text/sentences.ts';

/** Longest quote in UTF-16 units; what is longer no longer points at anything. */
const longestQuote = 400;

const webAddress =
  /(?:[A-Za-z][A-Za-z0-9+.-]{0,30})?:\/\/[^\s<>"]*|\b(?:javascript|vbscript|data|mailto):[^\s<>"]+|\bwww\.[^\s<>"]*/giu;

/**
 * The stretches of a passage that a citation may quote, without the white space around them: its sentences; a sentence that
 * is too long (a table, a list without punctuation) is cut at line breaks, and a line that still is at spaces. None holds a
 * web address: a document could lead a reader away with one, and the passage itself is a click away.
 */
export function quotableSpans(text: string): Span[] {
  return sentenceSpans(text)
    .flatMap((span) => cut(text, span, /\n+/gu))
    .flatMap((span) => cut(text, span, /.{1,400}(?:\s|$)|.{400}/gsu))
    .flatMap((span) => withoutAddresses(text, span))
    .map((span) => trimmed(text, span))
    .filter(({ start, end }) => end > start);
}

/** The pieces of a span before, between and after web addresses. */
function withoutAddresses(text: string, { start, end }: Span): Span[] {
  const pieces: Span[] = [];
  let from = start;
  for (const { index, 0: found } of text.slice(start, end).matchAll(webAddress)) {
    pieces.push({ start: from, end: start + index });
    from = start + index + found.length;
  }
  return [...pieces, { start: from, end }];
}

/** Cuts a span that is too long after each match of `ends`. */
function cut(text: string, span: Span, ends: RegExp): Span[] {
  const stretch = text.slice(span.start, span.end);
  if (stretch.trim().length <= longestQuote) return [span];
  const cuts = [...stretch.matchAll(ends)].map(({ index, 0: found }) => index + found.length);
  const pieces: Span[] = [];
  let start = 0;
  for (const end of [...cuts, stretch.length]) {
    if (end > start) pieces.push({ start: span.start + start, end: span.start + end });
    start = end;
  }
  return pieces;
}

function trimmed(text: string, { start, end }: Span): Span {
  const stretch = text.slice(start, end);
  const first = start + stretch.length - stretch.trimStart().length;
  return { start: first, end: first + stretch.trim().length };
}
