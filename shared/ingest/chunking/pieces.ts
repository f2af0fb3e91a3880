import type { CountTokens } from '../../text/count-tokens.ts';
import { sentenceSpans, type Span } from '../../text/sentences.ts';
import { readBlocks, type Block, type BlockKind } from './blocks.ts';
import { HeadingTracker, type HeadingPath } from './heading-path.ts';
import { splitToLimit, type CountedSpan } from './split-to-limit.ts';

/** The smallest unit a chunk is made of: a heading, sentence, row or line. Pieces touch each other and cover the text. */
export interface Piece extends CountedSpan {
  readonly kind: BlockKind;
  /** How bad it is to begin a chunk with this piece: 0 is best, `Infinity` is never. */
  readonly breakCost: number;
  readonly headings: HeadingPath;
  /** The table's header, for its rows. */
  readonly header: CountedSpan | undefined;
}

/** Structure first: a new section is the best place to begin a chunk, the middle of a sentence the worst. */
const blockCost: Record<BlockKind, number> = {
  heading: 1,
  header: 3,
  paragraph: 3,
  item: 4,
  code: 6,
  row: 5,
};
const topHeadingCost = 0;
const sentenceCost = 8;
const cutCost = 30;

/** Cuts a text into pieces of at most `limit` tokens and counts each once. */
export function toPieces(text: string, limit: number, countTokens: CountTokens): Piece[] {
  const pieces: Piece[] = [];
  const tracker = new HeadingTracker();
  let header: CountedSpan | undefined;
  let previous: Block | undefined;
  for (const block of readBlocks(text)) {
    if (block.kind === 'heading') tracker.enter(block, text.slice(block.start, block.end));
    const spans = cut(text, block, limit, countTokens);
    const isTable = block.kind === 'row' || block.kind === 'header';
    if (!isTable) header = undefined;
    const belongsAbove = previous?.kind === 'heading' || previous?.kind === 'header';
    const first = belongsAbove ? Infinity : costOf(block);
    const headings = tracker.path;
    spans.forEach((span, at) => {
      const breakCost = at === 0 ? first : span.isCut ? cutCost : sentenceCost;
      pieces.push({ ...span, kind: block.kind, breakCost, headings, header });
    });
    if (block.kind === 'header' && spans.length === 1) header = spans[0];
    previous = block;
  }
  return pieces;
}

function costOf({ kind, level }: Block): number {
  return kind === 'heading' && level <= 2 ? topHeadingCost : blockCost[kind];
}

interface CutSpan extends CountedSpan {
  /** Whether it begins inside a sentence. */
  readonly isCut: boolean;
}

/** Sentences of prose, other blocks whole; what is over the limit is cut to windows. */
function cut(text: string, block: Block, limit: number, countTokens: CountTokens): CutSpan[] {
  const isProse = block.kind === 'paragraph' || block.kind === 'item';
  const spans = isProse ? sentencesWithin(text, block) : [block];
  return spans.flatMap(({ start, end }): CutSpan[] => {
    const tokens = end - start > limit * 16 ? Infinity : countTokens(text.slice(start, end));
    if (tokens <= limit) return [{ start, end, tokens, isCut: false }];
    return splitToLimit(text, { start, end }, limit, countTokens).map((window, at) => ({
      ...window,
      isCut: at > 0,
    }));
  });
}

function sentencesWithin(text: string, { start, end }: Block): Span[] {
  return sentenceSpans(text.slice(start, end)).map((span) => ({
    start: start + span.start,
    end: start + span.end,
  }));
}
