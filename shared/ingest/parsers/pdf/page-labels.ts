import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { normalizeText } from '../../../text/normalize-text.ts';

const longest = 20;

/** What the document calls its pages, such as “iv” or “A-3”. @returns undefined when it just counts them from 1 */
export async function readPageLabels(document: PDFDocumentProxy): Promise<string[] | undefined> {
  const labels = await document.getPageLabels().catch(() => null);
  if (labels?.length !== document.numPages) return undefined;
  if (labels.every((label, at) => label === String(at + 1))) return undefined;
  return labels.map((label) => normalizeText(label.slice(0, longest)).trim());
}
