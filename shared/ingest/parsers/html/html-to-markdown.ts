import { htmlToMarkdown as convert } from '@mdream/js';
import { normalizeText } from '../../../text/normalize-text.ts';
import { contentOf, parseDom, type DomDocument } from './dom.ts';
import { limitNesting } from './limit-nesting.ts';
import { readArticle } from './read-article.ts';
import { simplifyDom } from './simplify-dom.ts';
import { streamToMarkdown } from './stream-to-markdown.ts';

export interface HtmlText {
  /** '' when the page names none. */
  readonly title: string;
  readonly text: string;
}

/** A longer page is no article, and its tree would take a hundred times its size in memory. */
const longestTree = 4_000_000;

/**
 * HTML as Markdown with headings, lists and tables, without navigation, controls and scripts. With `articles`, an article
 * is taken out of the page around it.
 */
export function htmlToMarkdown(
  source: string,
  { articles = false }: { readonly articles?: boolean } = {},
): HtmlText {
  const html = limitNesting(source);
  if (html.length > longestTree)
    return { title: titleIn(html), text: tidy(streamToMarkdown(html)) };
  const document = parseDom(html);
  const title = pageTitle(document);
  const whole = simplifyDom(contentOf(document));
  const article = articles ? readArticle(html, whole.textContent.length) : undefined;
  return { title, text: tidy(convert((article ?? whole).innerHTML)) };
}

/** The title of a page that is not made a tree. */
function titleIn(html: string): string {
  const head = html.slice(0, 100_000);
  const title = /<title[^>]{0,200}>[^<]{0,1000}<\/title>/iu.exec(head)?.[0] ?? '';
  return pageTitle(parseDom(title));
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
    .replace(/(?<![ \t])[ \t]+\n/gu, '\n')
    .replace(/\n{3,}/gu, '\n\n')
    .trim();
}
