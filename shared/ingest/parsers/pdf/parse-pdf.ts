import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { IngestFailure } from '../../failure.ts';
import type { ParsedDocument, ParseInput } from '../../parsed-document.ts';
import { assembleDocument } from './assemble-document.ts';
import { readFacts, type DocumentFacts } from './document-facts.ts';
import { isCutOff } from './is-cut-off.ts';
import { withPdf } from './open-pdf.ts';
import type { PageContent } from './page-content.ts';
import { readPages } from './read-pages.ts';

/**
 * Reads a PDF's text as Markdown: lines by position, columns, headings by size, font and outline, tables by alignment;
 * running headers are left out.
 * @throws IngestFailure `damaged_document`, `encrypted_document`, `too_many_pages`
 */
export async function parsePdf(input: ParseInput): Promise<ParsedDocument> {
  return withCheckedPdf(input, readWhole);
}

/** As `parsePdf`, but a document of more than `most` pages is only looked at: its pages are to be read in ranges. */
export async function parsePdfUpTo(
  most: number,
  input: ParseInput,
): Promise<ParsedDocument | DocumentFacts> {
  return withCheckedPdf(input, async (document) =>
    document.numPages > most ? await readFacts(document) : await readWhole(document),
  );
}

async function withCheckedPdf<T>(
  { bytes, maxPages, onPages }: ParseInput,
  read: (document: PDFDocumentProxy) => Promise<T>,
): Promise<T> {
  // pdf.js takes the bytes away, so they are looked at first; that a file is encrypted says more than that it is cut off.
  const cutOff = isCutOff(bytes);
  return withPdf(bytes, async (document) => {
    if (cutOff) throw new IngestFailure('damaged_document');
    if (document.numPages > maxPages) throw new IngestFailure('too_many_pages');
    onPages(document.numPages);
    return read(document);
  });
}

async function readWhole(document: PDFDocumentProxy): Promise<ParsedDocument> {
  const facts = await readFacts(document);
  const pages: PageContent[] = [];
  for await (const page of readPages(document, { first: 1, last: facts.pages })) pages.push(page);
  return assembleDocument(facts, () => pages);
}
