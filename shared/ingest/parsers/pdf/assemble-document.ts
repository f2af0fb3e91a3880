import { IngestFailure } from '../../failure.ts';
import { namePages } from '../../name-pages.ts';
import type { ParsedDocument } from '../../parsed-document.ts';
import type { DocumentFacts } from './document-facts.ts';
import { fieldBlocks } from './field-blocks.ts';
import { joinPages } from './join-pages.ts';
import { collectVocabulary } from './join-lines.ts';
import { pageBlocks, type Block } from './page-blocks.ts';
import type { PageContent } from './page-content.ts';
import { shownTitle } from './pdf-title.ts';
import { findRepeatedLines, withoutRepeatedLines } from './repeated-lines.ts';
import { taggedPageBlocks } from './tagged-page-blocks.ts';
import { measureTypography, typographyOf } from './typography.ts';

/**
 * Turns the content of all pages into the document's Markdown. What needs the whole document is decided here: running
 * headers, sizes of headings, words cut at line ends, paragraphs over page breaks.
 * @param pages gives the pages in order each time it is called, so that they need not be held in memory together
 * @throws IngestFailure `damaged_document` when no page could be read
 */
export function assembleDocument(
  facts: DocumentFacts,
  pages: () => Iterable<PageContent>,
): ParsedDocument {
  const repeated = findRepeatedLines(pages());
  const body = function* () {
    for (const page of pages()) yield withoutRepeatedLines(page, repeated);
  };
  const document = {
    typography: measureTypography(body()),
    outline: new Map(facts.outline),
    vocabulary: collectVocabulary(linesOf(body())),
  };
  const fields = fieldBlocks(facts.fields);
  const blocks: Block[][] = [];
  const unreadable: number[] = [];
  const pagesWithoutText: number[] = [];
  for (const page of body()) {
    const number = blocks.length + 1;
    const typography = typographyOf(document.typography, number);
    const context = { ...document, typography };
    const own = page.tagged ? taggedPageBlocks(page.tagged, context) : pageBlocks(page, context);
    const filledIn = fields.get(number) ?? [];
    blocks.push([...own, ...filledIn]);
    if (page.unreadable) unreadable.push(number);
    else if (own.length === 0 && filledIn.length === 0) pagesWithoutText.push(number);
  }
  if (unreadable.length === blocks.length) throw new IngestFailure('damaged_document');
  const title = facts.title ?? shownTitle(blocks[0] ?? []);
  return {
    ...(title !== undefined && { title }),
    ...joinPages(blocks),
    ...(facts.pageLabels && { pageLabels: facts.pageLabels }),
    pagesWithoutText,
    warnings: unreadable.length > 0 ? [`${namePages(unreadable)} could not be read.`] : [],
  };
}

function* linesOf(pages: Iterable<PageContent>): Iterable<string> {
  for (const { lines } of pages) for (const { text } of lines) yield text;
}
