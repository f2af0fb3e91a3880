import { makeCompoundFile } from './make-compound-file.ts';

export interface DocParagraph {
  /** Without its mark. */
  readonly text: string;
  /** Usually a paragraph's own, `\r`. */
  readonly mark?: string;
  /** Number of its style; 0 is normal text, 1 to 9 are headings, 10 is based on heading 2. */
  readonly style?: number;
  /** Properties as their codes and values. */
  readonly properties?: readonly (readonly [code: number, value: readonly number[]])[];
  /** Whether its text was deleted while changes were tracked. */
  readonly isDeleted?: boolean;
}

export interface DocParts {
  readonly body: readonly DocParagraph[];
  readonly footnotes?: readonly DocParagraph[];
  readonly headers?: readonly DocParagraph[];
  readonly comments?: readonly DocParagraph[];
  readonly endnotes?: readonly DocParagraph[];
  readonly textBoxes?: readonly DocParagraph[];
  /** Where the body refers to footnotes and endnotes. */
  readonly footnoteReferences?: readonly number[];
  readonly endnoteReferences?: readonly number[];
  /** Whether the text is kept in Windows-1252. */
  readonly isNarrow?: boolean;
  /** Flags of the header. */
  readonly flags?: number;
  readonly data?: Uint8Array;
  readonly summary?: Uint8Array;
}

const textOffset = 1024;
const page = 512;
/** Where the header says where tables are. */
const places = {
  styles: 0xa2,
  footnoteReferences: 0xaa,
  footnoteTexts: 0xb2,
  characterRuns: 0xfa,
  paragraphRuns: 0x102,
  pieces: 0x1a2,
  endnoteReferences: 0x20a,
  endnoteTexts: 0x212,
};

export const inTable = [0x2416, [1]] as const;
export const rowEnd = [0x2417, [1]] as const;

/** A row of a table: its cells, and the mark that ends it. */
export function docRow(...cells: string[]): DocParagraph[] {
  return [
    ...cells.map((text) => ({ text, mark: '\x07', properties: [inTable] })),
    { text: '', mark: '\x07', properties: [inTable, rowEnd] },
  ];
}

/** A document as Word 97 to 2003 write it: one piece of text, and a page of formatting for each paragraph. */
export function makeDoc(parts: DocParts): Buffer {
  const { main, tables } = docStreams(parts);
  return makeCompoundFile({
    WordDocument: main,
    '0Table': tables,
    ...(parts.data && { Data: parts.data }),
    ...(parts.summary && { '\u0005SummaryInformation': parts.summary }),
  });
}

export function docStreams(parts: DocParts): { main: Buffer; tables: Buffer } {
  const {
    body,
    footnotes = [],
    headers = [],
    comments = [],
    endnotes = [],
    textBoxes = [],
  } = parts;
  const all = [body, footnotes, headers, comments, endnotes, textBoxes];
  const texts = all.map((part) => part.map(({ text, mark = '\r' }) => text + mark));
  const text = texts.flat().join('');
  const width = parts.isNarrow === true ? 1 : 2;
  const content = Buffer.from(text, width === 1 ? 'latin1' : 'utf16le');
  const pagesStart = Math.ceil((textOffset + content.length) / page) * page;
  const main = Buffer.alloc(pagesStart);
  content.copy(main, textOffset);
  main.writeUInt16LE(0xa5ec, 0);
  main.writeUInt16LE(parts.flags ?? 0, 0x0a);
  const lengths = texts.map((part) => part.join('').length);
  [0x4c, 0x50, 0x54, 0x5c, 0x60, 0x64].forEach((place, at) =>
    main.writeUInt32LE(lengths[at] ?? 0, place),
  );
  const { pages, bounds } = formattingPages(all.flat(), width);
  const offset = width === 1 ? ((2 * textOffset) | 0x4000_0000) >>> 0 : textOffset;
  const piece = Buffer.alloc(8);
  piece.writeUInt32LE(offset, 2);
  const list = Buffer.concat([uint32(0, text.length), piece]);
  const tables: Record<keyof typeof places, Buffer> = {
    styles: styleSheet(),
    pieces: Buffer.concat([Buffer.from([1, 2, 0, 9, 9, 2]), uint32(list.length), list]),
    paragraphRuns: uint32(...bounds, ...pages.map((_, at) => pagesStart / page + at)),
    characterRuns: deletedRuns(all.flat(), width, pagesStart / page + pages.length),
    footnoteReferences: references(parts.footnoteReferences, lengths[0] ?? 0),
    footnoteTexts: noteTexts(texts[1] ?? []),
    endnoteReferences: references(parts.endnoteReferences, lengths[0] ?? 0),
    endnoteTexts: noteTexts(texts[4] ?? []),
  };
  const written: Buffer[] = [];
  let at = 0;
  for (const [name, place] of Object.entries(places)) {
    const table = tables[name as keyof typeof places];
    main.writeUInt32LE(at, place);
    main.writeUInt32LE(table.length, place + 4);
    written.push(table);
    at += table.length;
  }
  const deleted = deletedPage(all.flat(), width);
  return { main: Buffer.concat([main, ...pages, deleted]), tables: Buffer.concat(written) };
}

/** Normal text, headings 1 to 9, a style of one's own that is based on heading 2, and the title. */
function styleSheet(): Buffer {
  const style = (builtIn: number, basedOn: number) => {
    const entry = Buffer.alloc(13);
    entry.writeUInt16LE(11, 0);
    entry.writeUInt16LE(builtIn, 2);
    entry.writeUInt16LE((basedOn << 4) | 1, 4);
    return Buffer.concat([entry, Buffer.alloc(1)]);
  };
  const builtIn = Array.from({ length: 10 }, (_, at) => style(at, 0xfff));
  const styles = [...builtIn, style(0xffe, 2), style(62, 0xfff)];
  const head = Buffer.alloc(6);
  head.writeUInt16LE(4, 0);
  head.writeUInt16LE(styles.length, 2);
  return Buffer.concat([head, ...styles]);
}

function formattingPages(paragraphs: readonly DocParagraph[], width: number) {
  const bounds = [textOffset];
  const pages = paragraphs.map(({ text, mark = '\r', style = 0, properties = [] }) => {
    const start = bounds.at(-1) ?? 0;
    const end = start + (text + mark).length * width;
    bounds.push(end);
    const list = Buffer.concat([
      Buffer.from([style, 0]),
      ...properties.map(([code, value]) => Buffer.from([code & 0xff, code >> 8, ...value])),
    ]);
    const content = Buffer.alloc(page);
    content.writeUInt32LE(start, 0);
    content.writeUInt32LE(end, 4);
    content[8] = 100;
    // An even number of bytes has its length after a zero.
    if (list.length % 2 === 0) Buffer.from([0, list.length / 2, ...list]).copy(content, 200);
    else Buffer.from([(list.length + 1) / 2, ...list]).copy(content, 200);
    content[page - 1] = 1;
    return content;
  });
  return { pages, bounds };
}

function deletedRuns(paragraphs: readonly DocParagraph[], width: number, number: number): Buffer {
  const length = paragraphs.reduce((sum, { text, mark = '\r' }) => sum + (text + mark).length, 0);
  return uint32(textOffset, textOffset + length * width, number);
}

/** A page of runs of characters, one for each paragraph. */
function deletedPage(paragraphs: readonly DocParagraph[], width: number): Buffer {
  const content = Buffer.alloc(page);
  let at = textOffset;
  content.writeUInt32LE(at, 0);
  paragraphs.forEach(({ text, mark = '\r', isDeleted = false }, index) => {
    at += (text + mark).length * width;
    content.writeUInt32LE(at, 4 * (index + 1));
    content[4 * (paragraphs.length + 1) + index] = isDeleted ? 240 : 0;
  });
  Buffer.from([3, 0x00, 0x08, 1]).copy(content, 480);
  content[page - 1] = paragraphs.length;
  return content;
}

function references(positions: readonly number[] = [], end: number): Buffer {
  if (positions.length === 0) return Buffer.alloc(0);
  return Buffer.concat([uint32(...positions, end), Buffer.alloc(2 * positions.length)]);
}

function noteTexts(texts: readonly string[]): Buffer {
  const bounds = [0];
  for (const text of texts) bounds.push((bounds.at(-1) ?? 0) + text.length);
  return uint32(...bounds);
}

function uint32(...values: number[]): Buffer {
  const bytes = Buffer.alloc(4 * values.length);
  values.forEach((value, at) => bytes.writeUInt32LE(value, 4 * at));
  return bytes;
}
