import { IngestFailure } from '../../../failure.ts';
import type { ParsedDocument, ParseInput } from '../../../parsed-document.ts';
import { declaredTitle } from '../declared-title.ts';
import { drawingText } from '../drawing-text.ts';
import { openPackage, type OfficeParts } from '../open-package.ts';
import { relationshipsOf } from '../relationships.ts';
import { sheetsDocument } from '../spreadsheet/sheets-document.ts';
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
const drawnTypes = new Set(['drawing', 'chart', 'chartEx', 'diagramData']);

/**
 * Reads an Excel workbook; each sheet is a page. It is read here and not by officeparser, which gives dates as numbers.
 * @throws IngestFailure `too_many_pages`, `too_much_text`; see `openPackage`
 */
export async function parseXlsx(input: ParseInput): Promise<ParsedDocument> {
  const parts = openPackage(input, wanted, mostElements);
  const { sheets, isFrom1904 } = readWorkbook(parts);
  if (sheets.length === 0) throw new IngestFailure('damaged_document');
  const cells = new CellReader({
    sharedStrings: readSharedStrings(parts.get('xl/sharedStrings.xml') ?? ''),
    numberFormats: readNumberFormats(parts.get('xl/styles.xml') ?? ''),
    isFrom1904,
    maxText: input.maxText,
  });
  const read = sheets.map(({ name, part }) => ({
    name,
    ...readSheet(parts.get(part) ?? '', cells),
    drawn: drawnOn(part, parts),
  }));
  return sheetsDocument(read, declaredTitle(parts), input);
}

/** Texts of the drawings that a sheet refers to, and of the charts and diagrams in them. */
function drawnOn(sheet: string, parts: OfficeParts): string[] {
  const drawings = drawnBy(sheet, parts);
  return [...drawings, ...drawings.flatMap((drawing) => drawnBy(drawing, parts))].flatMap((part) =>
    drawingText(parts.get(part) ?? ''),
  );
}

function drawnBy(part: string, parts: OfficeParts): string[] {
  const targets = relationshipsOf(parts, part)
    .filter(({ type }) => drawnTypes.has(type))
    .map(({ target }) => target);
  return [...new Set(targets)];
}
