import type { CountTokens } from '../../text/count-tokens.ts';
import type { ParsedDocument } from '../parsed-document.ts';
import { commonPath, type HeadingPath } from './heading-path.ts';
import { packPieces, repeatedHeader, type Pack, type PackLimits } from './pack.ts';
import { PageMap } from './page-map.ts';
import { toPieces, type Piece } from './pieces.ts';

/** A chunk of a text, before it belongs to a document. */
export interface Passage {
  /** The repeated table header, if any, and then exactly `text.slice(start, end)`. */
  readonly content: string;
  /** UTF-16 offsets in the document's text, `end` exclusive. */
  readonly start: number;
  readonly end: number;
  readonly headings: readonly string[];
  readonly tokens: number;
  readonly pageFrom: number;
  readonly pageTo: number;
  /** Where pages `pageFrom + 1` to `pageTo` begin in `content`. */
  readonly pageOffsets: readonly number[];
}

/** A piece leaves room for the heading it must stay with, and for a table header. */
const pieceShare = 0.7;

/**
 * Cuts a document into passages of at most `maxTokens` tokens, at the best places its structure offers: sections, then
 * paragraphs, list items, rows, sentences. A heading stays with the text below it, a table cut in two repeats its header,
 * prose cut inside a section repeats up to `overlapTokens` of whole sentences. Small sections share a passage.
 * Time is linear in the text's length.
 */
export function chunkText(
  { text, pageStarts }: Pick<ParsedDocument, 'text' | 'pageStarts'>,
  limits: PackLimits,
  countTokens: CountTokens,
): Passage[] {
  const pages = new PageMap(pageStarts);
  const pieces = toPieces(text, Math.floor(limits.maxTokens * pieceShare), countTokens);
  return packPieces(pieces, pages, limits).flatMap((pack) =>
    toPassages(text, pieces, pack, pages, limits, countTokens),
  );
}

/** A pack's passage; two when counting it whole shows that its pieces together have more tokens than one by one. */
function toPassages(
  text: string,
  pieces: readonly Piece[],
  pack: Pack,
  pages: PageMap,
  limits: PackLimits,
  countTokens: CountTokens,
): Passage[] {
  const first = pieces[pack.overlapFrom];
  const last = pieces[pack.to - 1];
  if (first === undefined || last === undefined) return [];
  const [start, end] = trim(text, first.start, last.end);
  if (start >= end) return [];
  const header =
    repeatedHeader(pieces[pack.from], limits) > 0 ? pieces[pack.from]?.header : undefined;
  const prefix = header === undefined ? '' : text.slice(header.start, header.end);
  const content = prefix + text.slice(start, end);
  const tokens = countTokens(content);
  if (tokens > limits.maxTokens && pack.to - pack.overlapFrom > 1) {
    return halve(pack).flatMap((half) =>
      toPassages(text, pieces, half, pages, limits, countTokens),
    );
  }
  const pageFrom = pages.pageAt(start);
  const pageTo = pages.pageAt(end - 1);
  const pageOffsets = Array.from({ length: pageTo - pageFrom }, (_, at) =>
    Math.max(0, prefix.length + pages.startOf(pageFrom + 1 + at) - start),
  );
  const headings = headingsOf(pieces, pack);
  return [{ content, start, end, headings, tokens, pageFrom, pageTo, pageOffsets }];
}

function halve({ overlapFrom, from, to }: Pack): Pack[] {
  if (overlapFrom < from) return [{ overlapFrom: from, from, to }];
  const middle = Math.ceil((from + to) / 2);
  return [
    { overlapFrom: from, from, to: middle },
    { overlapFrom: middle, from: middle, to },
  ];
}

/** Text that goes on from above keeps its section's path; sections that share a passage, the path they have in common. */
function headingsOf(pieces: readonly Piece[], { from, to }: Pack): HeadingPath {
  const first = pieces[from];
  if (first === undefined) return [];
  if (first.kind !== 'heading') return first.headings;
  const body = pieces.slice(from, to).filter(({ kind }) => kind !== 'heading');
  return body.length > 0 ? commonPath(body.map(({ headings }) => headings)) : first.headings;
}

function trim(text: string, start: number, end: number): [number, number] {
  while (start < end && /\s/u.test(text.charAt(start))) start += 1;
  while (end > start && /\s/u.test(text.charAt(end - 1))) end -= 1;
  return [start, end];
}
