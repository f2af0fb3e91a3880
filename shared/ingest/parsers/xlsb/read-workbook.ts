import type { Buffer } from 'node:buffer';
import type { OfficeParts } from '../office/open-package.ts';
import { oneLine } from '../office/markdown/tidy-text.ts';
import { relationshipsOf } from '../office/relationships.ts';
import { builtInFormats } from '../office/spreadsheet/built-in-formats.ts';
import { need, readRecords, readText, recordTypes } from './read-records.ts';

export interface BinaryWorkbook {
  /** In the order of their tabs. */
  readonly sheets: readonly { readonly name: string; readonly part: string }[];
  /** Whether day 0 is 1 January 1904, not 31 December 1899. */
  readonly isFrom1904: boolean;
}

const workbook = 'xl/workbook.bin';

/** Reads `xl/workbook.bin` ([MS-XLSB] 2.1.7.62). @param xml the parts that are XML @throws IngestFailure `damaged_document` */
export function readWorkbook(part: Buffer, xml: OfficeParts): BinaryWorkbook {
  const targets = new Map(relationshipsOf(xml, workbook).map(({ id, target }) => [id, target]));
  const sheets: { name: string; part: string }[] = [];
  let isFrom1904 = false;
  for (const record of readRecords(part)) {
    if (record.type === recordTypes.workbookProperties) {
      isFrom1904 = (need(record, 4).readUInt32LE(0) & 1) !== 0;
    } else if (record.type === recordTypes.sheet) {
      const id = readText(record.data, 8);
      const target = targets.get(id.text);
      const name = oneLine(readText(record.data, id.end).text);
      if (target !== undefined) sheets.push({ name, part: target });
    }
  }
  return { sheets, isFrom1904 };
}

/** The texts that cells share ([MS-XLSB] 2.4.750), without their looks and readings. @throws IngestFailure `damaged_document` */
export function readSharedStrings(part: Buffer | undefined): string[] {
  if (part === undefined) return [];
  return [...readRecords(part)]
    .filter(({ type }) => type === recordTypes.sharedTextItem)
    .map(({ data }) => oneLine(readText(data, 1).text));
}

/** The number format of each cell style, by the style's index ([MS-XLSB] 2.4.679, 2.4.858). @throws IngestFailure `damaged_document` */
export function readNumberFormats(part: Buffer | undefined): string[] {
  const codes = new Map(builtInFormats);
  const formats: string[] = [];
  let isCellFormat = false;
  for (const record of part === undefined ? [] : readRecords(part)) {
    if (record.type === recordTypes.format) {
      codes.set(need(record, 2).readUInt16LE(0), readText(record.data, 2).text);
    } else if (record.type === recordTypes.cellStyles) isCellFormat = true;
    else if (record.type === recordTypes.cellStylesEnd) isCellFormat = false;
    else if (record.type === recordTypes.style && isCellFormat) {
      formats.push(codes.get(need(record, 4).readUInt16LE(2)) ?? 'General');
    }
  }
  return formats;
}
