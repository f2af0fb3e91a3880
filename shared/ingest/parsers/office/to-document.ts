import { normalizeText } from '../../../text/normalize-text.ts';
import { IngestFailure } from '../../failure.ts';
import type { PageKind, ParsedDocument, ParseInput } from '../../parsed-document.ts';
import { hasPictures } from './has-pictures.ts';
import { oneLine } from './markdown/tidy-text.ts';

interface DocumentFacts {
  /** From the document's properties. */
  readonly title?: string | undefined;
  readonly pageKind?: PageKind;
  readonly pageLabels?: readonly string[];
  readonly warnings?: readonly string[];
}

/** What programs write when nobody gave a title. */
const placeholder =
  /^(?:untitled(?: document)?|(?:power\s?point )?presentation|document\d*|slide 1|normal\.dotm?|.*\.(?:docx?|dotx?|pptx?|xlsx?|od[tps]|rtf))$/iu;
const longestTitle = 300;

/**
 * Joins the texts of pages, a blank line between them, and takes the title from the document's properties, else from the
 * heading it begins with.
 * @throws IngestFailure `no_text` when there are only pictures, `empty_document` when there is nothing
 */
export function toDocument(
  { bytes }: Pick<ParseInput, 'bytes'>,
  pages: readonly string[],
  facts: DocumentFacts,
): ParsedDocument {
  const parts: string[] = [];
  const pageStarts: number[] = [];
  let length = 0;
  const append = (part: string) => {
    parts.push(part);
    length += part.length;
  };
  for (const page of pages) {
    const text = normalizeText(page).trim();
    if (text !== '' && length > 0) append('\n\n');
    pageStarts.push(length);
    append(text);
  }
  const text = parts.join('');
  if (text === '') throw new IngestFailure(hasPictures(bytes) ? 'no_text' : 'empty_document');
  // A sheet's name says little about its workbook.
  const opening = facts.pageKind === 'sheet' ? undefined : openingHeading(text);
  const title = ownTitle(facts.title ?? '') ?? opening;
  return {
    ...(title === undefined ? {} : { title }),
    text,
    pageStarts,
    ...(facts.pageKind && { pageKind: facts.pageKind }),
    ...(facts.pageLabels && { pageLabels: facts.pageLabels }),
    warnings: facts.warnings ?? [],
  };
}

function ownTitle(declared: string): string | undefined {
  const title = oneLine(declared);
  const isOwn = title !== '' && title.length <= longestTitle && !placeholder.test(title);
  return isOwn ? title : undefined;
}

function openingHeading(text: string): string | undefined {
  return /^#{1,6} ([^\n]{1,300})(?:\n|$)/u.exec(text)?.[1];
}
