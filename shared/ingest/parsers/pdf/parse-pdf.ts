import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { IngestFailure } from '../../failure.ts';
import type { ParsedDocument, ParseInput } from '../../parsed-document.ts';
import { linesInReadingOrder } from './columns.ts';
import { joinPages } from './join-pages.ts';
import { collectVocabulary } from './join-lines.ts';
import { withPdf } from './open-pdf.ts';
import { readOutline } from './outline.ts';
import { pageBlocks } from './page-blocks.ts';
import { pdfTitle } from './pdf-title.ts';
import { readFragments } from './read-fragments.ts';
import { removeRepeatedLines } from './repeated-lines.ts';
import type { PageLines } from './text-line.ts';
import { measureTypography } from './typography.ts';
import { isCutOff, pageWarnings } from './wholeness.ts';

/**
 * Reads a PDF's text as Markdown: lines by position, columns, headings by size, font and outline, tables by alignment;
 * running headers are left out. Pages are read one by one and released at once.
 * @throws IngestFailure `damaged_document`, `encrypted_document`, `too_many_pages`, `no_text`
 */
export async function parsePdf(input: ParseInput): Promise<ParsedDocument> {
  // pdf.js takes the bytes away, so they are looked at first; that a file is encrypted says more than that it is cut off.
  const cutOff = isCutOff(input.bytes);
  return withPdf(input.bytes, async (document) => {
    if (cutOff) throw new IngestFailure('damaged_document');
    if (document.numPages > input.maxPages) throw new IngestFailure('too_many_pages');
    input.onPages(document.numPages);
    return readDocument(document);
  });
}

async function readDocument(document: PDFDocumentProxy): Promise<ParsedDocument> {
  const { pages, unreadable } = await readPages(document);
  if (unreadable.length === pages.length) throw new IngestFailure('damaged_document');
  if (pages.every(({ lines }) => lines.length === 0)) throw new IngestFailure('no_text');

  const body = removeRepeatedLines(pages);
  const context = {
    typography: measureTypography(body),
    outline: await readOutline(document),
    vocabulary: collectVocabulary(linesOf(body)),
  };
  const blocks = body.map((page) => pageBlocks(page, context));
  const title = await pdfTitle(document, blocks[0] ?? []);
  return {
    ...(title === undefined ? {} : { title }),
    ...joinPages(blocks),
    warnings: pageWarnings(pages, unreadable),
  };
}

/** A page that cannot be read is left empty and reported; the others count. */
async function readPages(
  document: PDFDocumentProxy,
): Promise<{ readonly pages: PageLines[]; readonly unreadable: number[] }> {
  const pages: PageLines[] = [];
  const unreadable: number[] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    try {
      const page = await document.getPage(number);
      const { fragments, width, height } = await readFragments(page);
      pages.push({ width, height, lines: linesInReadingOrder(fragments, width) });
      page.cleanup();
    } catch {
      pages.push({ width: 0, height: 0, lines: [] });
      unreadable.push(number);
    }
  }
  return { pages, unreadable };
}

function* linesOf(pages: readonly PageLines[]): Iterable<string> {
  for (const { lines } of pages) for (const { text } of lines) yield text;
}
