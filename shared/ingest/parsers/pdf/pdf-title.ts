import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { normalizeText } from '../../../text/normalize-text.ts';
import type { Block } from './page-blocks.ts';

/** What authoring programs write when nobody gave a title. */
const placeholder =
  /^(?:untitled|microsoft \w+ - |document\d*$|\(anonymous\)|paper title|.*\.(?:docx?|pdf|pptx?|xlsx?|indd|tex|dvi)$)/iu;
const longest = 200;

/** The title from the document's properties, unless an authoring program made it up. */
export async function readDeclaredTitle(document: PDFDocumentProxy): Promise<string | undefined> {
  const metadata = await document.getMetadata().catch(() => undefined);
  const declared: unknown = (metadata?.info as Record<string, unknown> | undefined)?.Title;
  if (typeof declared !== 'string' || declared.length > longest * 4) return undefined;
  const title = normalizeText(declared).replace(/\s+/gu, ' ').trim();
  return title === '' || title.length > longest || placeholder.test(title) ? undefined : title;
}

/** The title that the first page shows: a cover page's title and subtitle, or the single heading above the first text. */
export function shownTitle(blocks: readonly Block[]): string | undefined {
  const firstText = blocks.findIndex(({ kind }) => kind !== 'heading');
  const headings = blocks.slice(0, firstText < 0 ? undefined : firstText);
  const isCover = firstText < 0 && headings.length <= 4;
  const title = headings
    .slice(0, isCover ? 2 : 1)
    .map(({ text }) => text.replace(/^#+ /u, ''))
    .join(': ');
  return title === '' || title.length > longest ? undefined : title;
}
