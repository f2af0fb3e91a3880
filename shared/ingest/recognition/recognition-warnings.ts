import type { RecognizedPage } from '../../ports/text-recognizer.ts';
import { namePages } from '../name-pages.ts';

/** Below this mean certainty a page is worth a look by its editor. */
const certain = 0.75;

/**
 * Sentences for the editor about pages that came without text.
 * @param pages without text, ascending
 * @param recognized what was read of them, by page
 * @param reasons sentences about why pages were not read
 */
export function recognitionWarnings(
  pages: readonly number[],
  recognized: ReadonlyMap<number, Pick<RecognizedPage, 'text' | 'confidence'>>,
  reasons: readonly string[],
): string[] {
  const read = pages.filter((page) => recognized.get(page)?.text);
  const unsure = read.filter((page) => (recognized.get(page)?.confidence ?? 1) < certain);
  const blank = pages.filter((page) => recognized.get(page)?.text === '');
  const unread = pages.filter((page) => !recognized.has(page));
  return [
    ...about(read, 'recognised from an image: the text may hold mistakes.'),
    ...about(unsure, 'hard to recognise: many words may be wrong.'),
    ...about(blank, 'without text: nothing was found in the image.'),
    ...about(unread, ['without text: empty, or images.', ...new Set(reasons)].join(' ')),
  ];
}

function about(pages: readonly number[], what: string): string[] {
  return pages.length === 0 ? [] : [`${namePages(pages)} ${what}`];
}
