import type { Buffer } from 'node:buffer';
import { charsetOfCodePage } from '../charset/code-page.ts';
import { decodeText } from '../decode-text.ts';
import { PartReader } from './part-reader.ts';

const hasPhonetics = 0x04;
const hasRuns = 0x08;

/** Reads the texts of records: in Unicode since Excel 97 ([MS-XLS] 2.5.294), in a code page before. */
export class TextReader {
  readonly isUnicode: boolean;
  readonly #charset: string | undefined;

  constructor(isUnicode: boolean, codePage: number | undefined) {
    this.isUnicode = isUnicode;
    this.#charset = charsetOfCodePage(codePage);
  }

  /** A text that stands at `at` of a record after its length, which has one or two bytes. @throws IngestFailure `damaged_document` */
  text([first, ...others]: readonly [Buffer, ...Buffer[]], at: number, lengthBytes: 1 | 2): string {
    const reader = new PartReader([first.subarray(at), ...others]);
    const length = lengthBytes === 1 ? reader.uint8() : reader.uint16();
    if (this.isUnicode) return reader.characters(length, reader.uint8());
    const start = at + lengthBytes;
    const bytes = first.subarray(start, start + length);
    return this.#charset === undefined
      ? (decodeText(bytes) ?? '')
      : new TextDecoder(this.#charset).decode(bytes);
  }
}

/** The texts that cells share ([MS-XLS] 2.4.265), without their looks and readings. @throws IngestFailure `damaged_document` */
export function readSharedStrings(parts: readonly Buffer[]): string[] {
  const reader = new PartReader(parts);
  reader.skip(4);
  const count = reader.uint32();
  const texts: string[] = [];
  while (texts.length < count && !reader.isAtEnd) {
    const length = reader.uint16();
    const flags = reader.uint8();
    const runs = (flags & hasRuns) === 0 ? 0 : reader.uint16();
    const phonetics = (flags & hasPhonetics) === 0 ? 0 : reader.uint32();
    texts.push(reader.characters(length, flags));
    reader.skip(4 * runs + phonetics);
  }
  return texts;
}
