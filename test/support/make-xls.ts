import { makeCompoundFile, type Folder } from './make-compound-file.ts';

export interface XlsSheet {
  readonly name: string;
  /** Records of cells and the like, as `cell` makes them. */
  readonly records: readonly Buffer[];
  /** 0 is a worksheet. */
  readonly kind?: number;
}

export interface XlsOptions {
  /** Records of the globals, before the sheets are named. */
  readonly globals?: readonly Buffer[];
  /** Excel 97 and later; 0x0500 is Excel 95. */
  readonly version?: number;
  readonly others?: Folder;
}

/** A record of a workbook ([MS-XLS] 2.1.4). */
export function xlsRecord(type: number, ...data: readonly Uint8Array[]): Buffer {
  const content = Buffer.concat(data);
  const head = Buffer.alloc(4);
  head.writeUInt16LE(type, 0);
  head.writeUInt16LE(content.length, 2);
  return Buffer.concat([head, content]);
}

export function uint16(...values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(2 * values.length);
  values.forEach((value, at) => bytes.writeUInt16LE(value, 2 * at));
  return bytes;
}

export function uint32(...values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(4 * values.length);
  values.forEach((value, at) => bytes.writeUInt32LE(value >>> 0, 4 * at));
  return bytes;
}

export function double(value: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeDoubleLE(value, 0);
  return bytes;
}

/** A text of two bytes a character after its length. */
export function wideText(text: string): Buffer {
  return Buffer.concat([uint16(text.length), Buffer.from([1]), Buffer.from(text, 'utf16le')]);
}

/** A cell's record: its place and style, then what it holds. */
export function xlsCell(
  type: number,
  row: number,
  column: number,
  style: number,
  ...data: readonly Uint8Array[]
): Buffer {
  return xlsRecord(type, uint16(row, column, style), ...data);
}

/** The stream of a workbook: globals, then its sheets. */
export function xlsStream(sheets: readonly XlsSheet[], options: XlsOptions = {}): Buffer {
  const { globals = [], version = 0x0600 } = options;
  const begin = (kind: number) => xlsRecord(0x0809, uint16(version, kind), Buffer.alloc(12));
  const end = xlsRecord(0x000a);
  const named = (start: number, { name, kind = 0 }: XlsSheet) => {
    const written =
      version === 0x0600
        ? [Buffer.from([name.length, 1]), Buffer.from(name, 'utf16le')]
        : [Buffer.from([name.length]), Buffer.from(name, 'latin1')];
    return xlsRecord(0x0085, uint32(start), Buffer.from([0, kind]), ...written);
  };
  const contents = sheets.map(({ records }) => Buffer.concat([begin(0x10), ...records, end]));
  const assemble = (starts: readonly number[]) =>
    Buffer.concat([
      begin(0x05),
      ...globals,
      ...sheets.map((sheet, at) => named(starts[at] ?? 0, sheet)),
      end,
    ]);
  const starts: number[] = [];
  let at = assemble([]).length;
  for (const content of contents) {
    starts.push(at);
    at += content.length;
  }
  return Buffer.concat([assemble(starts), ...contents]);
}

/** A workbook of Excel 97 to 2003, or of Excel 95. */
export function makeXls(sheets: readonly XlsSheet[], options: XlsOptions = {}): Buffer {
  const stream = xlsStream(sheets, options);
  const name = (options.version ?? 0x0600) === 0x0600 ? 'Workbook' : 'Book';
  return makeCompoundFile({ [name]: stream, ...options.others });
}
