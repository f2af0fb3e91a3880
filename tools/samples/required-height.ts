import type { Block, CalloutBlock, HeadingBlock, ListBlock, TableBlock } from './blocks.ts';
import { BODY, CALLOUT, FONTS, HEADINGS, LIST_INDENT } from './page-style.ts';
import type { PageWriter } from './page-writer.ts';
import { columnWidths, rowHeight, tableRows } from './table-layout.ts';
import { heightOfRuns } from './write-runs.ts';

/** Tables up to this height, in points, are kept on one page. */
const WHOLE_TABLE = 240;

/**
 * Room in points that must be left on a page to begin the first of these blocks: all of a paragraph
 * or a short table, the beginning of a list or a long table, and a heading with what follows it.
 */
export function requiredHeight(page: PageWriter, [block, ...following]: Block[]): number {
  switch (block?.kind) {
    case undefined:
      return 0;
    case 'heading':
      return heightOfHeading(page, block) + requiredHeight(page, following);
    case 'paragraph':
      return heightOfRuns(page, block.runs, page.width);
    case 'callout':
      return heightOfCallout(page, block);
    case 'list':
      return heightOfFirstItem(page, block);
    case 'table':
      return heightOfTableStart(page, block);
  }
}

export function heightOfCallout(page: PageWriter, { runs }: CalloutBlock): number {
  const width = page.width - 2 * CALLOUT.padding - CALLOUT.barWidth;
  return heightOfRuns(page, runs, width) + 2 * CALLOUT.padding - BODY.lineGap;
}

function heightOfHeading(page: PageWriter, { level, text }: HeadingBlock): number {
  const style = HEADINGS[level - 1] ?? HEADINGS[2];
  page.doc.font(FONTS.bold).fontSize(style.size);
  return style.before + page.doc.heightOfString(text, { width: page.width }) + style.after;
}

function heightOfFirstItem(page: PageWriter, { items }: ListBlock): number {
  return heightOfRuns(page, items[0]?.runs ?? [], page.width - LIST_INDENT);
}

function heightOfTableStart(page: PageWriter, table: TableBlock): number {
  const widths = columnWidths(page, table);
  const heights = tableRows(table).map((row) => rowHeight(page, row, widths));
  const whole = heights.reduce((total, height) => total + height, 0);
  return whole <= WHOLE_TABLE ? whole : (heights[0] ?? 0) + (heights[1] ?? 0);
}
