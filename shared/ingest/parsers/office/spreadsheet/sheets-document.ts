import { IngestFailure } from '../../../failure.ts';
import type { ParsedDocument, ParseInput } from '../../../parsed-document.ts';
import { toDocument } from '../to-document.ts';
import type { Sheet } from './sheet.ts';
import { sheetPage } from './sheet-page.ts';

/**
 * A workbook's sheets as pages, labelled with their names.
 * @param title from the workbook's properties
 * @throws IngestFailure `too_many_pages`, `empty_document`, `no_text`
 */
export function sheetsDocument(
  sheets: readonly Sheet[],
  title: string | undefined,
  input: ParseInput,
): ParsedDocument {
  if (sheets.length > input.maxPages) throw new IngestFailure('too_many_pages');
  input.onPages(sheets.length);
  return toDocument(input, sheets.map(sheetPage), {
    title,
    pageKind: 'sheet',
    pageLabels: sheets.map(({ name }) => name),
  });
}
