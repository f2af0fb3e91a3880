import type { RecognizedPage } from '../../ports/text-recognizer.ts';
import type { PageText } from '../pages.ts';

/** Puts recognised text in the place of its page; a blank line keeps it apart from the pages around it. */
export function insertPages(
  pages: readonly PageText[],
  recognized: ReadonlyMap<number, Pick<RecognizedPage, 'text'>>,
): PageText[] {
  const last = pages.length - 1;
  return pages.map((page, at) => {
    const text = recognized.get(page.page)?.text;
    if (!text) return page;
    return { ...page, text: `${at > 0 ? '\n\n' : ''}${text}${at < last ? '\n\n' : ''}` };
  });
}
