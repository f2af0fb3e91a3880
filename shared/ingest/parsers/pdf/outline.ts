import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { normalizeText } from '../../../text/normalize-text.ts';
import { comparable } from './headings.ts';

type OutlineNode = Awaited<ReturnType<PDFDocumentProxy['getOutline']>>[number];

const deepestLevel = 6;
const mostTitles = 5000;

/**
 * The titles of the document's outline in their comparable form, with their depth, from 1. An outline that cannot be read
 * is no outline.
 */
export async function readOutline(document: PDFDocumentProxy): Promise<[string, number][]> {
  const levels = new Map<string, number>();
  const roots = await document.getOutline().catch(() => []);
  collect((roots as OutlineNode[] | null) ?? [], 1, levels);
  return [...levels];
}

function collect(nodes: readonly OutlineNode[], level: number, levels: Map<string, number>): void {
  for (const node of nodes) {
    if (levels.size >= mostTitles) return;
    const title = comparable(normalizeText(node.title));
    if (title !== '' && !levels.has(title)) levels.set(title, level);
    if (level < deepestLevel) collect(node.items as OutlineNode[], level + 1, levels);
  }
}
