import type { PageKind, ParsedDocument } from './parsed-document.ts';

/** A page as kept in `pages.jsonl`. */
export interface PageText {
  /** From 1. */
  readonly page: number;
  readonly text: string;
  /** Absent for a page of paper, or of a format without pages. */
  readonly kind?: PageKind;
  /** What the document itself calls the page, when it says so. */
  readonly label?: string;
}

type PagedText = Pick<ParsedDocument, 'text' | 'pageStarts'>;
type LabelledText = PagedText & Pick<ParsedDocument, 'pageKind' | 'pageLabels'>;

/** Cuts a document's text at its page starts; joined again it is the same text. */
export function toPages({ text, pageStarts, pageKind, pageLabels }: LabelledText): PageText[] {
  return pageStarts.map((start, at) => {
    const label = pageLabels?.[at];
    return {
      page: at + 1,
      text: text.slice(start, pageStarts[at + 1] ?? text.length),
      ...(pageKind !== undefined && pageKind !== 'page' && { kind: pageKind }),
      ...(label && { label }),
    };
  });
}

/** The inverse of `toPages`, as far as text goes. */
export function fromPages(pages: readonly PageText[]): PagedText {
  let length = 0;
  const pageStarts = pages.map(({ text }) => {
    const start = length;
    length += text.length;
    return start;
  });
  return { text: pages.map(({ text }) => text).join(''), pageStarts };
}
