import type { Span } from '../../text/sentences.ts';

export type BlockKind = 'heading' | 'paragraph' | 'item' | 'header' | 'row' | 'code';

/**
 * A run of lines that belong together. Blocks touch each other and cover the text; blank lines belong to the block above.
 * `header` is a table's first row with its `| --- |` line, `row` any other row, `code` one line of a code fence.
 */
export interface Block extends Span {
  readonly kind: BlockKind;
  /** 1 to 6 for headings, otherwise 0. */
  readonly level: number;
}

const heading = /^(#{1,6})[ \t]+\S/u;
const item = /^[ \t]*(?:[-*+•]|\d{1,3}[.)])[ \t]/u;
const fence = /^[ \t]*(?:```|~~~)/u;
/** The line under a table's header. */
const rule = /^\|(?=.*-)[|:\- \t]+$/u;
/** A line longer than this is no heading, whatever it begins with. */
const longestHeading = 200;
/** Enough of a line to tell its kind; longer white space is text. */
const glance = 120;

/** Splits Markdown into blocks by its lines. Linear: every line is looked at once. */
export function readBlocks(text: string): Block[] {
  const blocks: Block[] = [];
  let inCode = false;
  let afterBlank = false;
  for (const { start, end } of lineSpans(text)) {
    const line = text.slice(start, Math.min(end, start + glance)).trimEnd();
    const last = blocks.at(-1);
    const isBlank = line === '' && !inCode && end - start < glance;
    if (isBlank && last !== undefined) {
      blocks[blocks.length - 1] = { ...last, end };
      afterBlank = true;
      continue;
    }
    const isFence = fence.test(line);
    const isRule = rule.test(line) && last?.kind === 'header';
    const kind = inCode || isFence ? 'code' : kindOf(text, start, end, line);
    if (isFence) inCode = !inCode;
    if (last !== undefined && (isRule || continues(last, kind, afterBlank))) {
      blocks[blocks.length - 1] = { ...last, end };
    } else {
      const level = kind === 'heading' ? (heading.exec(line)?.[1]?.length ?? 0) : 0;
      blocks.push({ kind, level, start, end });
    }
    afterBlank = false;
  }
  return blocks;
}

function kindOf(text: string, start: number, end: number, line: string): BlockKind {
  if (end - start <= longestHeading && heading.test(line)) return 'heading';
  if (line.startsWith('|')) {
    const next = text.slice(end, end + glance).split('\n', 1)[0] ?? '';
    return rule.test(next.trimEnd()) ? 'header' : 'row';
  }
  return item.test(line) ? 'item' : 'paragraph';
}

/** Whether a line goes on with a wrapped paragraph or list item. */
function continues(last: Block, kind: BlockKind, afterBlank: boolean): boolean {
  return kind === 'paragraph' && !afterBlank && (last.kind === 'paragraph' || last.kind === 'item');
}

function* lineSpans(text: string): Iterable<Span> {
  for (let start = 0; start < text.length;) {
    const newline = text.indexOf('\n', start);
    const end = newline < 0 ? text.length : newline + 1;
    yield { start, end };
    start = end;
  }
}
