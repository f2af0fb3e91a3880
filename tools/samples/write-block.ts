import type { Block, CalloutBlock, HeadingBlock, ListBlock } from './blocks.ts';
import { BODY, CALLOUT, COLOURS, FONTS, HEADINGS, LIST_INDENT } from './page-style.ts';
import type { PageWriter } from './page-writer.ts';
import { heightOfCallout } from './required-height.ts';
import { heightOfRuns, writeRuns } from './write-runs.ts';
import { writeTable } from './write-table.ts';

/** Draws one block at the cursor. The caller has made room for its beginning. */
export function writeBlock(page: PageWriter, block: Block): void {
  switch (block.kind) {
    case 'heading':
      writeHeading(page, block);
      break;
    case 'paragraph':
      page.tag('P', () => writeRuns(page, block.runs, page.left, page.width));
      page.doc.y += BODY.spaceAfter;
      break;
    case 'callout':
      writeCallout(page, block);
      break;
    case 'list':
      writeList(page, block, page.left);
      page.doc.y += BODY.spaceAfter - BODY.lineGap;
      break;
    case 'table':
      writeTable(page, block);
      break;
  }
}

function writeHeading(page: PageWriter, { level, text }: HeadingBlock): void {
  const style = HEADINGS[level - 1] ?? HEADINGS[2];
  if (!page.atTop) page.doc.y += style.before;
  page.recordHeading(level, text);
  page.tag(`H${level}`, () => {
    page.doc.font(FONTS.bold).fontSize(style.size).fillColor(COLOURS.accent);
    page.doc.text(text, page.left, page.doc.y, { width: page.width });
  });
  page.doc.y += style.after;
}

function writeCallout(page: PageWriter, callout: CalloutBlock): void {
  const top = page.doc.y;
  const height = heightOfCallout(page, callout);
  page.artifact(() => {
    page.doc.rect(page.left, top, page.width, height).fill(COLOURS.callout);
    page.doc.rect(page.left, top, CALLOUT.barWidth, height).fill(COLOURS.calloutBar);
  });
  page.doc.y = top + CALLOUT.padding;
  const textLeft = page.left + CALLOUT.barWidth + CALLOUT.padding;
  const width = page.width - 2 * CALLOUT.padding - CALLOUT.barWidth;
  page.tag('Note', () => writeRuns(page, callout.runs, textLeft, width));
  page.doc.y = top + height + CALLOUT.spaceAfter;
}

function writeList(
  page: PageWriter,
  list: ListBlock,
  left: number,
  parent?: PDFKit.PDFStructureElement,
): void {
  const structure = page.group('L', parent);
  const textLeft = left + LIST_INDENT;
  const width = page.left + page.width - textLeft;
  list.items.forEach((item, index) => {
    const label = list.start === undefined ? '•' : `${list.start + index}.`;
    page.ensureSpace(heightOfRuns(page, item.runs, width));
    const entry = page.group('LI', structure);
    const top = page.doc.y;
    page.tag(
      'Lbl',
      () => writeRuns(page, [{ text: label, style: 'plain' }], left, LIST_INDENT),
      entry,
    );
    page.doc.y = top;
    page.tag('LBody', () => writeRuns(page, item.runs, textLeft, width), entry);
    page.doc.y += BODY.lineGap;
    for (const child of item.children) writeList(page, child, textLeft, entry);
  });
}
