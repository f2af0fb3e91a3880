import { IngestFailure } from '../../../failure.ts';
import type { ParsedDocument, ParseInput } from '../../../parsed-document.ts';
import { declaredTitle } from '../declared-title.ts';
import { openPackage } from '../open-package.ts';
import { drawnOn } from '../spreadsheet/drawn-on.ts';
import { sheetsDocument } from '../spreadsheet/sheets-document.ts';
import { ShownValues } from '../spreadsheet/shown-values.ts';
import { CellReader } from './cell-reader.ts';
import { readNumberFormats } from './read-number-formats.ts';
import { readSharedStrings } from './read-shared-strings.ts';
import { readSheet } from './read-sheet.ts';
import { readWorkbook } from './read-workbook.ts';

/** Sheets, their texts and formats, what is drawn on them, and the workbook's properties. */
const wanted =
  /^(?:docProps\/core\.xml|xl\/(?:workbook\.xml|sharedStrings\.xml|styles\.xml|_rels\/workbook\.xml\.rels|(?:worksheets|chartsheets|drawings|charts|diagrams)\/(?:_rels\/)?[^/]+\.xml(?:\.rels)?))$/iu;
/** No tree is built of them. */
const mostElements = 20_000_000;

/**
 * Reads an Excel workbook; each sheet is a page. It is read here and not by officeparser, which gives dates as numbers.
 * @throws IngestFailure `too_many_pages`, `too_much_text`; see `openPackage`
 */
export async function parseXlsx(input: ParseInput): Promise<ParsedDocument> {
  const parts = openPackage(input, wanted, mostElements);
  const { sheets, isFrom1904 } = readWorkbook(parts);
  if (sheets.length === 0) throw new IngestFailure('damaged_document');
  const values = new ShownValues({
    numberFormats: readNumberFormats(parts.get('xl/styles.xml') ?? ''),
    isFrom1904,
    maxText: input.maxText,
  });
  const cells = new CellReader(readSharedStrings(parts.get('xl/sharedStrings.xml') ?? ''), values);
  const read = sheets.map(({ name, part }) => ({
    name,
    ...readSheet(parts.get(part) ?? '', cells),
    drawn: drawnOn(part, parts),
  }));
  return sheetsDocument(read, declaredTitle(parts), input);
}
