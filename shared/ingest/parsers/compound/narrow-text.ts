import type { Buffer } from 'node:buffer';
import { decodeText } from '../decode-text.ts';

/**
 * A text of a property in a charset of single or double bytes, which ends at a zero as some programs write it.
 * @param charset a label for TextDecoder; undefined when the file does not say
 */
export function narrowText(bytes: Buffer, charset: string | undefined): string {
  const end = bytes.indexOf(0);
  const text = end < 0 ? bytes : bytes.subarray(0, end);
  return charset === undefined ? (decodeText(text) ?? '') : new TextDecoder(charset).decode(text);
}
