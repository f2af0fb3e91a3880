import { IngestFailure } from '../../failure.ts';
import type { ParsedDocument, ParseInput } from '../../parsed-document.ts';
import { readCompoundFile } from '../compound/read-compound-file.ts';
import { readStream } from '../compound/storage.ts';
import { documentTitle } from '../compound/document-title.ts';
import { sheetsDocument } from '../office/spreadsheet/sheets-document.ts';
import { ShownValues } from '../office/spreadsheet/shown-values.ts';
import { readGlobals } from './read-globals.ts';
import { readSheet, type SheetContent } from './read-sheet.ts';

const empty = { rows: [], merged: [], drawn: [] };

/**
 * Reads a workbook of Excel 97 to 2003, or of Excel 5 and 95 ([MS-XLS]); each worksheet is a page.
 * @throws IngestFailure `encrypted_document`, `too_much_text`, `too_many_pages`; see `readCompoundFile`
 */
export async function parseXls(input: ParseInput): Promise<ParsedDocument> {
  const file = readCompoundFile(input.bytes);
  const stream = readStream(file, 'Workbook') ?? readStream(file, 'Book');
  if (stream === undefined) throw new IngestFailure('damaged_document');
  const globals = readGlobals(stream);
  if (globals.sheets.length > input.maxPages) throw new IngestFailure('too_many_pages');
  const values = new ShownValues({ ...globals, maxText: input.maxText });
  const contents = new Map<number, SheetContent>();
  let end = 0;
  for (const start of globals.sheets.map((sheet) => sheet.start).sort((a, b) => a - b)) {
    // Sheets do not share records: a small file could show the same ones in thousands of sheets.
    if (start < end) throw new IngestFailure('damaged_document');
    const content = readSheet(stream, start, globals, values);
    contents.set(start, content);
    end = content.end;
  }
  const sheets = globals.sheets.map(({ name, start }) => ({
    name,
    ...empty,
    ...contents.get(start),
  }));
  return sheetsDocument(sheets, documentTitle(readStream(file, '\u0005SummaryInformation')), input);
}
