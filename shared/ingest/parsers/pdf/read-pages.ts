import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { linesInReadingOrder } from './columns.ts';
import { unreadablePage, type PageContent } from './page-content.ts';
import { readFragments } from './read-fragments.ts';
import { readTags, tagsHelp } from './page-tags.ts';
import type { PageRange } from './sections.ts';
import { linesOfBlocks } from './tagged-blocks.ts';

/** Pages begun at once: streams are unpacked on other threads, and meanwhile the next page's text can be read. */
const ahead = 4;

/** Reads a range of pages one after the other, each released at once. One that cannot be read counts as unreadable. */
export async function* readPages(
  document: PDFDocumentProxy,
  { first, last }: PageRange,
): AsyncGenerator<PageContent> {
  const tagged = await tagsHelp(document);
  const begun: Promise<PageContent>[] = [];
  let next = first;
  for (let number = first; number <= last; number += 1) {
    while (next <= last && begun.length < ahead) {
      begun.push(readPage(document, next, tagged));
      next += 1;
    }
    const page = begun.shift();
    if (page !== undefined) yield await page;
  }
}

async function readPage(
  document: PDFDocumentProxy,
  number: number,
  isTagged: boolean,
): Promise<PageContent> {
  try {
    const page = await document.getPage(number);
    const { fragments, width, height } = await readFragments(page, isTagged);
    const tagged = isTagged ? await readTags(page, fragments) : undefined;
    page.cleanup();
    const lines = tagged ? linesOfBlocks(tagged) : linesInReadingOrder(fragments, width);
    return { width, height, lines, ...(tagged && { tagged }), unreadable: false };
  } catch {
    return unreadablePage;
  }
}
