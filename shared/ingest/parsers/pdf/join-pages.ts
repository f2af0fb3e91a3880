import { endsSentence } from './join-lines.ts';
import type { Block } from './page-blocks.ts';

/**
 * Joins the pages' blocks to one Markdown text and notes where each page begins. A paragraph that runs over a page break
 * goes on without a blank line, so that its sentence stays whole.
 */
export function joinPages(pages: readonly (readonly Block[])[]): {
  readonly text: string;
  readonly pageStarts: number[];
} {
  const parts: string[] = [];
  const pageStarts: number[] = [];
  let length = 0;
  let last: Block | undefined;
  const append = (text: string) => {
    parts.push(text);
    length += text.length;
  };
  for (const blocks of pages) {
    blocks.forEach((block, at) => {
      if (last !== undefined) append(separator(last, block, at === 0));
      if (at === 0) pageStarts.push(length);
      append(block.text);
      last = block;
    });
    if (blocks.length === 0) pageStarts.push(length);
  }
  if (pageStarts.length > 0) pageStarts[0] = 0;
  return { text: parts.join(''), pageStarts };
}

function separator(before: Block, after: Block, isPageBreak: boolean): string {
  if (isPageBreak && runsOn(before, after)) return '\n';
  return before.kind === 'item' && after.kind === 'item' ? '\n' : '\n\n';
}

function runsOn(before: Block, after: Block): boolean {
  if (after.kind !== 'paragraph') return false;
  if (before.kind !== 'paragraph' && before.kind !== 'item') return false;
  return /^[\p{Ll}\d(]/u.test(after.text) && !endsSentence(before.text);
}
