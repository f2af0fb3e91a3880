import type { Buffer } from 'node:buffer';
import { IngestFailure } from '../../failure.ts';

/** How many characters each part of the text has; the parts follow each other in this order ([MS-DOC] 2.3.1). */
export interface TextCounts {
  readonly body: number;
  readonly footnotes: number;
  readonly headers: number;
  /** Of macros; empty in all files since 1997. */
  readonly macros: number;
  readonly comments: number;
  readonly endnotes: number;
  readonly textBoxes: number;
}

export interface FileInformation {
  readonly counts: TextCounts;
  /** Which of the two streams holds the tables. */
  readonly tableStream: '0Table' | '1Table';
  /** The bytes of one of the tables. */
  readonly table: (which: keyof typeof places, tables: Buffer) => Buffer;
}

/** Where the header says where each table is and how long ([MS-DOC] 2.5.6). */
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
const headerLength = 0x21a;
const word97 = 0xa5ec;
const flags = { encrypted: 0x100, firstTable: 0x200 };

/**
 * Reads the header of the stream `WordDocument` ([MS-DOC] 2.5.1).
 * @throws IngestFailure `unsupported_media_type` for Word 95 and before, `encrypted_document`, `damaged_document`
 */
export function readFileInformation(main: Buffer): FileInformation {
  if (main.length < 32) throw new IngestFailure('damaged_document');
  if (main.readUInt16LE(0) !== word97) {
    throw new IngestFailure('unsupported_media_type', {
      sentence:
        'Documents of Word 95 and before cannot be read. Save the file as .docx and upload that.',
    });
  }
  const set = main.readUInt16LE(0x0a);
  if ((set & flags.encrypted) !== 0) throw new IngestFailure('encrypted_document');
  if (main.length < headerLength) throw new IngestFailure('damaged_document');
  return {
    counts: {
      body: main.readUInt32LE(0x4c),
      footnotes: main.readUInt32LE(0x50),
      headers: main.readUInt32LE(0x54),
      macros: main.readUInt32LE(0x58),
      comments: main.readUInt32LE(0x5c),
      endnotes: main.readUInt32LE(0x60),
      textBoxes: main.readUInt32LE(0x64),
    },
    tableStream: (set & flags.firstTable) === 0 ? '0Table' : '1Table',
    table(which, tables) {
      const start = main.readUInt32LE(places[which]);
      return tables.subarray(start, start + main.readUInt32LE(places[which] + 4));
    },
  };
}
