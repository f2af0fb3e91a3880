import { htmlToMarkdown } from '@mdream/js';
import { normalizeText } from '../../../text/normalize-text.ts';
import { IngestFailure } from '../../failure.ts';
import type { ParsedDocument, ParseInput } from '../../parsed-document.ts';
import { requireText } from '../require-text.ts';
import { declaredCharset } from './declared-charset.ts';
import { contentOf, parseDom, type DomDocument } from './dom.ts';
import { readArticle } from './read-article.ts';
import { simplifyDom } from './simplify-dom.ts';

/**
 * Reads HTML as Markdown with headings, lists and tables. An article is taken out of its page; other pages are read
 * whole, without navigation, forms and scripts.
 * @throws IngestFailure `empty_document`, `damaged_document`
 */
export async function parseHtml({ bytes, onPages }: ParseInput): Promise<ParsedDocument> {
  onPages(1);
  const html = requireText(bytes, declaredCharset(bytes));
  const document = parseDom(html);
  const title = pageTitle(document);
  const content = readArticle(html) ?? simplifyDom(contentOf(document));
  const text = tidy(htmlToMarkdown(content.innerHTML));
  if (text === '') throw new IngestFailure('empty_document');
  return { ...(title === '' ? {} : { title }), text, pageStarts: [0], warnings: [] };
}

function pageTitle(document: DomDocument): string {
  const named = document.querySelector('title')?.textContent ?? '';
  const title = named.trim() || (document.querySelector('h1')?.textContent ?? '');
  return title.replace(/\s+/gu, ' ').trim();
}

/** Takes back the converter's escapes: the text is read by people and models, not rendered. */
function tidy(markdown: string): string {
  return normalizeText(markdown)
    .replace(/\\([\\`*_{}[\]()#+\-.!<>~])/gu, '$1')
    .replace(/[ \t]+\n/gu, '\n')
    .replace(/\n{3,}/gu, '\n\n')
    .trim();
}
