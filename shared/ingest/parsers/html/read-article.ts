import { isProbablyReaderable, Readability } from '@mozilla/readability';
import { parseDom, type DomElement } from './dom.ts';
import { simplifyDom } from './simplify-dom.ts';

/** An article must hold this share of the page's text; otherwise the page is no article, and taking it out would lose text. */
const articleShare = 0.5;

/**
 * The article of a page, simplified, when the page is one.
 * @param wholeLength UTF-16 units of the page's text when it is simplified as a whole
 */
export function readArticle(html: string, wholeLength: number): DomElement | undefined {
  // Readability changes the tree it reads, so it gets its own.
  const document = parseDom(html);
  if (!isProbablyReaderable(document)) return undefined;
  const article = new Readability<DomElement>(document, {
    serializer: (node: unknown) => node as DomElement,
  }).parse();
  if (article?.content == null) return undefined;
  const content = simplifyDom(article.content);
  return content.textContent.length >= wholeLength * articleShare ? content : undefined;
}
