import { makeArchive } from './make-archive.ts';
import { uint16, uint32 } from './make-xls.ts';
import { relationshipsXml } from './relationships-xml.ts';

/** A record of a binary part ([MS-XLSB] 2.1.4): type and length take a byte for every seven bits. */
export function xlsbRecord(type: number, ...data: readonly Uint8Array[]): Buffer {
  const content = Buffer.concat(data);
  return Buffer.concat([sevenBits(type), sevenBits(content.length), content]);
}

function sevenBits(value: number): Buffer {
  const bytes: number[] = [];
  let left = value;
  do {
    bytes.push((left & 0x7f) | (left > 0x7f ? 0x80 : 0));
    left >>>= 7;
  } while (left > 0);
  return Buffer.from(bytes);
}

/** A text of two bytes a character after its length. */
export function xlsbText(text: string): Buffer {
  return Buffer.concat([uint32(text.length), Buffer.from(text, 'utf16le')]);
}

/** A row's record, then its cells. */
export function xlsbRow(index: number, ...cells: readonly Buffer[]): Buffer {
  return Buffer.concat([xlsbRecord(0, uint32(index), Buffer.alloc(13)), ...cells]);
}

export function xlsbCell(
  type: number,
  column: number,
  style: number,
  ...data: readonly Uint8Array[]
): Buffer {
  return xlsbRecord(type, uint32(column), uint32(style), ...data);
}

interface XlsbOptions {
  readonly strings?: readonly string[];
  /** Number formats of cell styles 1, 2, …; style 0 is General. */
  readonly formats?: readonly string[];
  readonly isFrom1904?: boolean;
  readonly parts?: Readonly<Record<string, string>>;
}

/** A binary workbook; for each sheet's name the records of its cells. */
export function makeXlsb(
  sheets: Readonly<Record<string, Buffer>>,
  { strings = [], formats = [], isFrom1904 = false, parts = {} }: XlsbOptions = {},
): Uint8Array {
  const names = Object.keys(sheets);
  const targets = names.map(
    (_, at) => [`rId${at + 1}`, ['worksheet', `worksheets/sheet${at + 1}.bin`]] as const,
  );
  const style = (format: number) => xlsbRecord(47, uint16(0, format), Buffer.alloc(12));
  return makeArchive({
    '_rels/.rels': relationshipsXml({ rId1: ['officeDocument', 'xl/workbook.bin'] }),
    'xl/workbook.bin': Buffer.concat([
      xlsbRecord(131),
      xlsbRecord(153, uint32(isFrom1904 ? 1 : 0, 0), xlsbText('')),
      ...names.map((name, at) =>
        xlsbRecord(156, uint32(0, at + 1), xlsbText(`rId${at + 1}`), xlsbText(name)),
      ),
      xlsbRecord(132),
    ]),
    'xl/_rels/workbook.bin.rels': relationshipsXml(Object.fromEntries(targets)),
    'xl/sharedStrings.bin': Buffer.concat(
      strings.map((text) => xlsbRecord(19, Buffer.from([0]), xlsbText(text))),
    ),
    'xl/styles.bin': Buffer.concat([
      ...formats.map((code, at) => xlsbRecord(44, uint16(164 + at), xlsbText(code))),
      // A style that cells are not numbered by.
      style(9),
      xlsbRecord(617, uint32(formats.length + 1)),
      style(0),
      ...formats.map((_, at) => style(164 + at)),
      xlsbRecord(618),
    ]),
    ...Object.fromEntries(
      Object.values(sheets).map((content, at) => [`xl/worksheets/sheet${at + 1}.bin`, content]),
    ),
    ...parts,
  });
}
