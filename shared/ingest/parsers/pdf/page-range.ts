import type { ParsedDocument } from '../../parsed-document.ts';
import { assembleDocument } from './assemble-document.ts';
import type { DocumentFacts } from './document-facts.ts';
import { withPdf } from './open-pdf.ts';
import { decodePage, encodePage } from './page-codec.ts';
import { readPages } from './read-pages.ts';
import type { PageRange } from './sections.ts';

/** Reads a range of a PDF's pages, to be joined with the others later: one line of JSON a page, in UTF-8. */
export async function readPageRange(bytes: Uint8Array, range: PageRange): Promise<Uint8Array> {
  return withPdf(bytes, async (document) => {
    const lines: string[] = [];
    for await (const page of readPages(document, range)) lines.push(encodePage(page));
    return new TextEncoder().encode(lines.join(''));
  });
}

/**
 * Makes the document out of its ranges; the same as if it had been parsed as a whole.
 * @param ranges as `readPageRange` gave them, in order
 * @throws IngestFailure `damaged_document` when no page could be read
 */
export function joinPageRanges(
  facts: DocumentFacts,
  ranges: readonly Uint8Array[],
): ParsedDocument {
  return assembleDocument(facts, function* () {
    for (const range of ranges) {
      for (const line of new TextDecoder().decode(range).trimEnd().split('\n')) {
        yield decodePage(line);
      }
    }
  });
}
