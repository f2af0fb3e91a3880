import { IngestFailure } from '../../../failure.ts';
import type { ParsedDocument, ParseInput } from '../../../parsed-document.ts';
import { scanXml } from '../../xml/scan-xml.ts';
import { declaredTitle } from '../declared-title.ts';
import { sheetsDocument } from '../spreadsheet/sheets-document.ts';
import { TextBudget } from '../spreadsheet/text-budget.ts';
import { openOdf } from './open-odf.ts';
import { SheetsReader } from './sheets-reader.ts';

/** No tree is built of them. */
const mostElements = 20_000_000;

/**
 * Reads an OpenDocument spreadsheet; each sheet is a page. It is read here and not by officeparser, whose tree of a large
 * sheet would not fit.
 * @throws IngestFailure `too_many_pages`, `too_much_text`; see `openOdf`
 */
export async function parseOds(input: ParseInput): Promise<ParsedDocument> {
  const parts = openOdf(input, mostElements);
  const reader = new SheetsReader(new TextBudget(input.maxText));
  scanXml(parts.get('content.xml') ?? '', reader);
  if (reader.sheets.length === 0) throw new IngestFailure('damaged_document');
  return sheetsDocument(reader.sheets, declaredTitle(parts), input);
}
