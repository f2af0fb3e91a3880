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
  const text = withoutComments(body)
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

/** A comment that is never closed is text. Searching for its end again and again would take forever. */
function withoutComments(markdown: string): string {
  const kept: string[] = [];
  let copied = 0;
  for (let start = markdown.indexOf('<!--'); start >= 0; start = markdown.indexOf('<!--', copied)) {
    const end = markdown.indexOf('-->', start + 4);
    if (end < 0) break;
    kept.push(markdown.slice(copied, start));
    copied = end + 3;
  }
  return kept.join('') + markdown.slice(copied);
}

function toHashHeading(_match: string, title: string, underline: string): string {
  return `${underline.startsWith('=') ? '#' : '##'} ${title}`;
}
