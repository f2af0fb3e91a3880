import { fromPages, toPages } from '../../shared/ingest/pages.ts';
import type { ParsedDocument } from '../../shared/ingest/parsed-document.ts';
import { insertPages } from '../../shared/ingest/recognition/insert-pages.ts';
import type { RecognizedPage, TextRecognizer } from '../../shared/ports/text-recognizer.ts';

/** Puts in what an engine reads on the pages without text, as far as it takes on so many; see `plan-recognition`. */
export async function recognize(
  document: ParsedDocument,
  bytes: Uint8Array,
  recognizer: TextRecognizer | undefined,
  signal: AbortSignal,
): Promise<ParsedDocument> {
  const { pagesWithoutText: pages = [] } = document;
  if (recognizer === undefined || pages.length === 0 || pages.length > recognizer.maxPages) {
    return document;
  }
  const found = new Map<number, RecognizedPage>();
  for (let first = 0; first < pages.length; first += recognizer.pagesPerCall) {
    const call = { bytes, pages: pages.slice(first, first + recognizer.pagesPerCall) };
    const recognition = await recognizer.begin(call, signal);
    if (recognition.status !== 'succeeded') continue;
    for (const page of recognition.pages) found.set(page.page, page);
  }
  const pagesWithoutText = pages.filter((page) => !found.get(page)?.text);
  return { ...document, ...fromPages(insertPages(toPages(document), found)), pagesWithoutText };
}
