import type { PageMap } from './page-map.ts';
import type { Piece } from './pieces.ts';

export interface PackLimits {
  readonly maxTokens: number;
  readonly overlapTokens: number;
}

/** Which pieces make up a chunk: `overlapFrom` to `from` repeats the chunk before, `from` to `to` is new; `to` exclusive. */
export interface Pack {
  readonly overlapFrom: number;
  readonly from: number;
  readonly to: number;
}

/** A chunk that ends early at a good place may be this empty before fullness counts more. */
const fullnessWeight = 12;
/** A page break is a slightly better place than the same one elsewhere: a chunk on one page is cited exactly. */
const pageBreakBonus = 1.5;
/** Chunks smaller than this share of the limit are filled up, over pages if need be. */
const smallest = 1 / 8;
const mostPages = 2;

/** Groups pieces into chunks, in order; every piece is new in exactly one. Linear: a pack looks at its own window only. */
export function packPieces(pieces: readonly Piece[], pages: PageMap, limits: PackLimits): Pack[] {
  const packs: Pack[] = [];
  for (let from = 0; from < pieces.length;) {
    const overlapFrom = packs.length > 0 ? overlapStart(pieces, from, limits) : from;
    const overlap = tokensOf(pieces, overlapFrom, from) + repeatedHeader(pieces[from], limits);
    const reach = furthest(pieces, from, limits.maxTokens - overlap, pages, limits);
    const to = reach < pieces.length ? bestBreak(pieces, from, reach, pages, limits) : reach;
    packs.push({ overlapFrom, from, to });
    from = to;
  }
  return packs;
}

/** Whole sentences before `from`, as many as fit; none when `from` begins a section, table or code line. */
function overlapStart(pieces: readonly Piece[], from: number, limits: PackLimits): number {
  const first = pieces[from];
  if (first === undefined || !isProse(first)) return from;
  let start = from;
  let tokens = 0;
  for (let at = from - 1; at >= 0; at -= 1) {
    const piece = pieces[at];
    if (piece === undefined || !isProse(piece) || piece.headings !== first.headings) break;
    tokens += piece.tokens;
    if (tokens > limits.overlapTokens) break;
    start = at;
  }
  const fits = tokensOf(pieces, start, from) + first.tokens <= limits.maxTokens;
  return fits ? start : from;
}

function isProse({ kind }: Piece): boolean {
  return kind === 'paragraph' || kind === 'item';
}

/** Tokens of the header that a chunk beginning with a table row repeats. */
export function repeatedHeader(piece: Piece | undefined, limits: PackLimits): number {
  const tokens = piece?.kind === 'row' ? (piece.header?.tokens ?? 0) : 0;
  return tokens <= limits.maxTokens / 4 ? tokens : 0;
}

/** How far the budget reaches; at least one piece. */
function furthest(
  pieces: readonly Piece[],
  from: number,
  budget: number,
  pages: PageMap,
  { maxTokens }: PackLimits,
): number {
  const firstPage = pages.pageAt(pieces[from]?.start ?? 0);
  let tokens = 0;
  let at = from;
  for (; at < pieces.length; at += 1) {
    const piece = pieces[at];
    if (piece === undefined || tokens + piece.tokens > budget) break;
    const isLarge = tokens >= maxTokens * smallest;
    if (isLarge && pages.pageAt(piece.start) - firstPage >= mostPages) break;
    tokens += piece.tokens;
  }
  return Math.max(at, from + 1);
}

/** The place at or before `reach` where a break costs least. A heading is never left alone at the end, if that is possible. */
function bestBreak(
  pieces: readonly Piece[],
  from: number,
  reach: number,
  pages: PageMap,
  { maxTokens }: PackLimits,
): number {
  const full = tokensOf(pieces, from, reach);
  let best = reach;
  let lowest = Infinity;
  let tokens = full;
  for (let at = reach; at > from; at -= 1) {
    if (at < reach) tokens -= pieces[at]?.tokens ?? 0;
    if (at < reach && tokens < maxTokens * smallest && Number.isFinite(lowest)) break;
    const piece = pieces[at];
    if (piece === undefined) continue;
    const beginsPage = pages.startOf(pages.pageAt(piece.start)) === piece.start;
    const emptiness = ((full - tokens) / maxTokens) * fullnessWeight;
    const cost = piece.breakCost + emptiness - (beginsPage ? pageBreakBonus : 0);
    if (cost < lowest) {
      lowest = cost;
      best = at;
    }
  }
  return best;
}

function tokensOf(pieces: readonly Piece[], from: number, to: number): number {
  let tokens = 0;
  for (let at = from; at < to; at += 1) tokens += pieces[at]?.tokens ?? 0;
  return tokens;
}
