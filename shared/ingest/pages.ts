import type { ParsedDocument } from './parsed-document.ts';

/** A page as kept in `pages.jsonl`. */
export interface PageText {
  /** From 1. */
  readonly page: number;
  readonly text: string;
}

type PagedText = Pick<ParsedDocument, 'text' | 'pageStarts'>;

/** Cuts a document's text at its page starts; joined again it is the same text. */
export function toPages({ text, pageStarts }: PagedText): PageText[] {
  return pageStarts.map((start, at) => ({
    page: at + 1,
    text: text.slice(start, pageStarts[at + 1] ?? text.length),
  }));
}

/** The inverse of `toPages`. */
export function fromPages(pages: readonly PageText[]): PagedText {
  let length = 0;
  const pageStarts = pages.map(({ text }) => {
    const start = length;
    length += text.length;
    return start;
  });
  return { text: pages.map(({ text }) => text).join(''), pageStarts };
}
