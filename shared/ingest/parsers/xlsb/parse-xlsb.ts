import type { Buffer } from 'node:buffer';
import { IngestFailure } from '../../failure.ts';
import type { ParsedDocument, ParseInput } from '../../parsed-document.ts';
import { unpackArchive } from '../archive/unpack-archive.ts';
import { declaredTitle } from '../office/declared-title.ts';
import type { OfficeParts } from '../office/open-package.ts';
import { drawnOn } from '../office/spreadsheet/drawn-on.ts';
import { sheetsDocument } from '../office/spreadsheet/sheets-document.ts';
import { ShownValues } from '../office/spreadsheet/shown-values.ts';
import { checkXml } from '../xml/check-xml.ts';
import { decodeXml } from '../xml/decode-xml.ts';
import { readSheet } from './read-sheet.ts';
import { readNumberFormats, readSharedStrings, readWorkbook } from './read-workbook.ts';

/** Sheets, their texts and formats, what is drawn on them, and the workbook's properties. */
const wanted =
  /^(?:docProps\/core\.xml|xl\/(?:(?:workbook|sharedStrings|styles)\.bin|_rels\/workbook\.bin\.rels|worksheets\/(?:[^/]+\.bin|_rels\/[^/]+\.rels)|(?:drawings|charts|diagrams)\/(?:_rels\/)?[^/]+\.xml(?:\.rels)?))$/iu;
/** No tree is built of them. */
const mostElements = 20_000_000;

/**
 * Reads a binary Excel workbook ([MS-XLSB]); each worksheet is a page.
 * @throws IngestFailure `damaged_document`, `too_many_pages`, `too_much_text`; see `unpackArchive` and `checkXml`
 */
export async function parseXlsb(input: ParseInput): Promise<ParsedDocument> {
  const { binary, xml } = open(input);
  const workbook = binary.get('xl/workbook.bin');
  if (workbook === undefined) throw new IngestFailure('damaged_document');
  const { sheets, isFrom1904 } = readWorkbook(workbook, xml);
  // Two names for one part could show the same cells in thousands of sheets.
  if (new Set(sheets.map(({ part }) => part)).size < sheets.length) {
    throw new IngestFailure('damaged_document');
  }
  const sharedStrings = readSharedStrings(binary.get('xl/sharedStrings.bin'));
  const numberFormats = readNumberFormats(binary.get('xl/styles.bin'));
  const values = new ShownValues({ numberFormats, isFrom1904, maxText: input.maxText });
  const pages = sheets.flatMap(({ name, part }) => {
    const content = binary.get(part);
    if (content === undefined) return [];
    return [{ name, ...readSheet(content, sharedStrings, values), drawn: drawnOn(part, xml) }];
  });
  if (pages.length === 0) throw new IngestFailure('damaged_document');
  return sheetsDocument(pages, declaredTitle(xml), input);
}

function open(input: ParseInput): { binary: ReadonlyMap<string, Buffer>; xml: OfficeParts } {
  const binary = new Map<string, Buffer>();
  const xml = new Map<string, string>();
  let elementsLeft = mostElements;
  for (const [name, content] of unpackArchive(input.bytes, (one) => wanted.test(one), input)) {
    if (name.endsWith('.bin')) {
      binary.set(name, content);
      continue;
    }
    const text = decodeXml(content);
    elementsLeft -= checkXml(text, elementsLeft);
    xml.set(name, text);
  }
  return { binary, xml };
}
