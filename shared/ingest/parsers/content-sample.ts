import { Buffer } from 'node:buffer';
import { archiveKind, type ArchiveKind } from './archive/archive-kind.ts';
import { compoundKind, type CompoundKind } from './compound/compound-kind.ts';
import { decodeText } from './decode-text.ts';

const headLength = 4096;
const textSample = 64 * 1024;

/** What recognising a format may look at. Each view is made once, when it is first asked for. */
export class ContentSample {
  readonly bytes: Buffer;
  #head: string | undefined;
  #archive: { readonly kind: ArchiveKind | undefined } | undefined;
  #compound: { readonly kind: CompoundKind | undefined } | undefined;
  #text: { readonly start: string | undefined } | undefined;

  constructor(bytes: Uint8Array) {
    this.bytes = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  /** The first 4 KB, one character a byte. */
  get head(): string {
    return (this.#head ??= this.bytes.toString('latin1', 0, headLength));
  }

  /** What a ZIP archive holds; undefined for anything else. */
  get archive(): ArchiveKind | undefined {
    this.#archive ??= { kind: archiveKind(this.bytes) };
    return this.#archive.kind;
  }

  /** What a compound file holds; undefined for anything else. */
  get compound(): CompoundKind | undefined {
    this.#compound ??= { kind: compoundKind(this.bytes) };
    return this.#compound.kind;
  }

  /** The first 64 KB as text; undefined when they are none. */
  get text(): string | undefined {
    this.#text ??= { start: decodeText(this.bytes.subarray(0, textSample)) };
    return this.#text.start;
  }
}
