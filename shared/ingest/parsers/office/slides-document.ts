import type { OfficeParserAST } from 'officeparser';
import { IngestFailure } from '../../failure.ts';
import type { ParsedDocument, ParseInput } from '../../parsed-document.ts';
import { slidePage } from './markdown/slide-page.ts';
import { toDocument } from './to-document.ts';

/**
 * A presentation's slides as pages; each begins with its title and ends with the speaker's notes.
 * @throws IngestFailure `too_many_pages`, `empty_document`, `no_text`
 */
export function slidesDocument(
  { content, metadata }: Pick<OfficeParserAST, 'content' | 'metadata'>,
  input: ParseInput,
): ParsedDocument {
  const slides = content.filter(({ type }) => type === 'slide');
  if (slides.length > input.maxPages) throw new IngestFailure('too_many_pages');
  input.onPages(slides.length);
  return toDocument(input, slides.map(slidePage), { title: metadata.title, pageKind: 'slide' });
}
