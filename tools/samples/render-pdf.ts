import { buffer } from 'node:stream/consumers';
import type { Block } from './blocks.ts';
import { PageWriter, type HeadingPlace } from './page-writer.ts';
import type { SampleSource } from './read-source.ts';
import { requiredHeight } from './required-height.ts';
import { writeBlock } from './write-block.ts';
import { writeContents, writeCover, writeMasthead } from './write-front.ts';

interface Layout {
  bytes: Buffer;
  pageCount: number;
  headings: HeadingPlace[];
}

/**
 * Renders a sample document as PDF. The same source gives the same bytes on every machine.
 *
 * The first pass finds the number of pages and the page of each heading; the second prints them.
 */
export async function renderPdf(source: SampleSource): Promise<Buffer> {
  const unplaced = source.blocks.filter(isHeading).map((block) => ({ ...block, page: 0 }));
  const draft = await layOut(source, 0, unplaced);
  const final = await layOut(source, draft.pageCount, draft.headings);
  return final.bytes;
}

async function layOut(
  source: SampleSource,
  totalPages: number,
  headings: HeadingPlace[],
): Promise<Layout> {
  const page = new PageWriter(source, totalPages);
  const bytes = buffer(page.doc);
  if (source.cover) {
    writeCover(page, source);
    writeContents(page, headings);
    page.startPage();
  } else {
    writeMasthead(page, source);
  }
  source.blocks.forEach((block, index) => {
    const startsChapter = isHeading(block) && block.level === 1;
    if (source.chapterPages && startsChapter && !page.atTop) page.startPage();
    else page.ensureSpace(requiredHeight(page, source.blocks.slice(index)));
    writeBlock(page, block);
  });
  page.doc.end();
  return { bytes: await bytes, pageCount: page.pageCount, headings: page.headings };
}

function isHeading(block: Block): block is Extract<Block, { kind: 'heading' }> {
  return block.kind === 'heading';
}
