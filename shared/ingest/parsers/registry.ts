import type { MediaType } from '../media-type.ts';
import type { Parser } from '../parsed-document.ts';

/** One line a format. Parsers are heavy, so each is loaded when its first document arrives. */
export const parsers: Readonly<Record<MediaType, () => Promise<Parser>>> = {
  'application/pdf': async () => (await import('./pdf/parse-pdf.ts')).parsePdf,
  'text/html': async () => (await import('./html/parse-html.ts')).parseHtml,
  'text/markdown': async () => (await import('./parse-markdown.ts')).parseMarkdown,
  'text/plain': async () => (await import('./parse-text.ts')).parseText,
};
