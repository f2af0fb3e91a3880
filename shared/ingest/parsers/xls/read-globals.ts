import type { Buffer } from 'node:buffer';
import { IngestFailure } from '../../failure.ts';
import { oneLine } from '../office/markdown/tidy-text.ts';
import { builtInFormats } from '../office/spreadsheet/built-in-formats.ts';
import { recordTypes, substream, type BiffRecord } from './read-records.ts';
import { readSharedStrings, TextReader } from './text-reader.ts';

/** What holds for the whole workbook. */
export interface WorkbookGlobals {
  /** Worksheets in the order of their tabs; other sheets have no cells. */
  readonly sheets: readonly { readonly name: string; readonly start: number }[];
  readonly sharedStrings: readonly string[];
  /** By cell style. */
  readonly numberFormats: readonly string[];
  readonly isFrom1904: boolean;
  readonly texts: TextReader;
}

/** Excel 97 and later; 0x0500 is Excel 5 and 95. */
const unicodeVersion = 0x0600;
const oldestVersion = 0x0500;
const worksheet = 0;

/** Reads the globals at the beginning of a workbook ([MS-XLS] 2.1.7.20.3). @throws IngestFailure `encrypted_document`, `damaged_document` */
export function readGlobals(stream: Buffer): WorkbookGlobals {
  const records = [...substream(stream, 0)].filter(({ type }) => used.has(type));
  const first = (type: number) => records.find((record) => record.type === type)?.parts;
  const version = uint16(first(recordTypes.begin)?.[0], 0) ?? 0;
  if (version < oldestVersion) throw new IngestFailure('damaged_document');
  if (first(recordTypes.filePass) !== undefined) throw new IngestFailure('encrypted_document');
  const codePage = uint16(first(recordTypes.codePage)?.[0], 0);
  const texts = new TextReader(version >= unicodeVersion, codePage);
  const shared = first(recordTypes.sharedStrings);
  return {
    sheets: records.flatMap((record) => readSheetPlace(record, texts)),
    sharedStrings: shared === undefined ? [] : readSharedStrings(shared).map(oneLine),
    numberFormats: readNumberFormats(records, texts),
    isFrom1904: uint16(first(recordTypes.from1904)?.[0], 0) === 1,
    texts,
  };
}

const used = new Set<number>([
  recordTypes.begin,
  recordTypes.filePass,
  recordTypes.codePage,
  recordTypes.from1904,
  recordTypes.format,
  recordTypes.cellStyle,
  recordTypes.boundSheet,
  recordTypes.sharedStrings,
]);

function readSheetPlace({ type, parts }: BiffRecord, texts: TextReader) {
  if (type !== recordTypes.boundSheet || parts[0].length < 7) return [];
  if (parts[0].readUInt8(5) !== worksheet) return [];
  return [{ name: oneLine(texts.text(parts, 6, 1)), start: parts[0].readUInt32LE(0) }];
}

function readNumberFormats(records: readonly BiffRecord[], texts: TextReader): string[] {
  const codes = new Map(builtInFormats);
  const lengthBytes = texts.isUnicode ? 2 : 1;
  for (const { type, parts } of records) {
    const id = type === recordTypes.format ? uint16(parts[0], 0) : undefined;
    if (id !== undefined) codes.set(id, texts.text(parts, 2, lengthBytes));
  }
  return records
    .filter(({ type }) => type === recordTypes.cellStyle)
    .map(({ parts }) => codes.get(uint16(parts[0], 2) ?? 0) ?? 'General');
}

function uint16(data: Buffer | undefined, at: number): number | undefined {
  return data === undefined || data.length < at + 2 ? undefined : data.readUInt16LE(at);
}
