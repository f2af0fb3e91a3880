import { IngestFailure } from '../../failure.ts';
import type { ParsedDocument, ParseInput } from '../../parsed-document.ts';
import { requireText } from '../require-text.ts';
import { declaredCharset } from './declared-charset.ts';
import { htmlToMarkdown } from './html-to-markdown.ts';

/** Reads a web page; see `htmlToMarkdown`. @throws IngestFailure `empty_document`, `damaged_document` */
export async function parseHtml(input: ParseInput): Promise<ParsedDocument> {
  input.onPages(1);
  const html = requireText(input, declaredCharset(input.bytes));
  const { title, text } = htmlToMarkdown(html, { articles: true });
  if (text === '') throw new IngestFailure('empty_document');
  return { ...(title === '' ? {} : { title }), text, pageStarts: [0], warnings: [] };
}
