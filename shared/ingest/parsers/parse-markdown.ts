import { plainInline } from '../../text/plain-inline.ts';
import type { ParsedDocument, ParseInput } from '../parsed-document.ts';
import { readFrontMatter } from './front-matter.ts';
import { requireText } from './require-text.ts';

/**
 * Reads Markdown: front matter becomes metadata, underlined headings become `#` headings, comments go.
 * @throws IngestFailure `empty_document`, `damaged_document`
 */
export async function parseMarkdown(input: ParseInput): Promise<ParsedDocument> {
  input.onPages(1);
  const { metadata, body } = readFrontMatter(requireText(input));
  const text = body
    .replace(/<!--[\s\S]*?-->/gu, '')
    .replace(/^(?![ \t]*(?:[#>|]|[-*+][ \t]))(\S[^\n]*)\n(=+|-{3,})[ \t]*$/gmu, toHashHeading)
    .trim();
  const title = metadata.title ?? plainInline(/^#[ \t]+([^\n]{1,200})$/mu.exec(text)?.[1] ?? '');
  return {
    ...(title === '' ? {} : { title }),
    text,
    pageStarts: [0],
    warnings: [],
    metadata,
  };
}

function toHashHeading(_match: string, title: string, underline: string): string {
  return `${underline.startsWith('=') ? '#' : '##'} ${title}`;
}
