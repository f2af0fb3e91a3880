import { Buffer } from 'node:buffer';
import { IngestFailure } from '../../failure.ts';

const isWideFlag = 0x01;

/** Reads on over the parts of a record that is continued ([MS-XLS] 2.5.293): characters say anew in each how wide they are. */
export class PartReader {
  readonly #parts: readonly Buffer[];
  #part = 0;
  #at = 0;

  constructor(parts: readonly Buffer[]) {
    this.#parts = parts;
  }

  /** Whether there is nothing more. */
  get isAtEnd(): boolean {
    this.#advance();
    return this.#part >= this.#parts.length;
  }

  uint8(): number {
    return this.#take(1).readUInt8(0);
  }

  uint16(): number {
    return this.#take(2).readUInt16LE(0);
  }

  uint32(): number {
    return this.#take(4).readUInt32LE(0);
  }

  /** @throws IngestFailure `damaged_document` when there are fewer */
  skip(bytes: number): void {
    for (let left = bytes; left > 0;) {
      if (this.isAtEnd) throw new IngestFailure('damaged_document');
      const step = Math.min(left, this.#rest().length);
      this.#at += step;
      left -= step;
    }
  }

  /** @param flags say in their first bit whether characters have two bytes @throws IngestFailure `damaged_document` */
  characters(count: number, flags: number): string {
    let isWide = (flags & isWideFlag) !== 0;
    let text = '';
    for (let left = count; left > 0;) {
      if (this.#rest().length === 0) {
        if (this.isAtEnd) throw new IngestFailure('damaged_document');
        isWide = (this.uint8() & isWideFlag) !== 0;
      }
      const width = isWide ? 2 : 1;
      const rest = this.#rest();
      const taken = Math.min(left, Math.floor(rest.length / width));
      if (taken === 0) throw new IngestFailure('damaged_document');
      text += rest.toString(isWide ? 'utf16le' : 'latin1', 0, taken * width);
      this.#at += taken * width;
      left -= taken;
    }
    return text;
  }

  #rest(): Buffer {
    return (this.#parts[this.#part] ?? emptyPart).subarray(this.#at);
  }

  #advance(): void {
    while (this.#part < this.#parts.length && this.#rest().length === 0) {
      this.#part += 1;
      this.#at = 0;
    }
  }

  /** Numbers are not divided. */
  #take(bytes: number): Buffer {
    if (this.isAtEnd || this.#rest().length < bytes) throw new IngestFailure('damaged_document');
    const taken = this.#rest();
    this.#at += bytes;
    return taken;
  }
}

const emptyPart = Buffer.alloc(0);
