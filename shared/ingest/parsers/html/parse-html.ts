import { IngestFailure } from '../../failure.ts';
import type { ParsedDocument, ParseInput } from '../../parsed-document.ts';
import { requireText } from '../require-text.ts';
import { declaredCharset } from './declared-charset.ts';
import { htmlToMarkdown } from './html-to-markdown.ts';

/** Reads a web page; see `htmlToMarkdown`. @throws IngestFailure `empty_document`, `damaged_document` */
export async function parseHtml({ bytes, onPages }: ParseInput): Promise<ParsedDocument> {
  onPages(1);
  const { title, text } = htmlToMarkdown(requireText(bytes, declaredCharset(bytes)));
  if (text === '') throw new IngestFailure('empty_document');
  return { ...(title === '' ? {} : { title }), text, pageStarts: [0], warnings: [] };
}
