import { Buffer } from 'node:buffer';

/**
 * Control words and symbols that officeparser passes over, with what stands for the same in as many bytes: a raw line break
 * means nothing in RTF (Rich Text Format 1.9.1, “Special Characters”).
 */
const substitutes = new Map([
  ['\\emdash', '\\u8212?'],
  ['\\endash', '\\u8211?'],
  ['\\bullet', '\\u8226?'],
  ['\\emspace', ' \n\n\n\n\n\n\n'],
  ['\\enspace', ' \n\n\n\n\n\n\n'],
  ['\\qmspace', ' \n\n\n\n\n\n\n'],
  ['\\~', ' \n'],
  ['\\_', '-\n'],
]);

/** A control word with its number and the space that ends it, or a control symbol. */
const control = /\\(?:([a-z]{1,32})(-?\d{1,10})? ?|[^a-z])/giu;

/** Writes dashes, bullets and fixed spaces so that they are read. Binary data stays as it is. The length does not change. */
export function rewriteSymbols(bytes: Uint8Array): Buffer {
  const source = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  const result = Buffer.from(bytes);
  control.lastIndex = 0;
  for (let match = control.exec(source); match !== null; match = control.exec(source)) {
    const [written, word, number] = match;
    if (word === 'bin') control.lastIndex += Math.max(0, Number(number ?? 0));
    const substitute = number === undefined ? substitutes.get(written.trimEnd()) : undefined;
    if (substitute === undefined) continue;
    // The space that ends a word is part of it, and would be text after what stands for it.
    const filled = written.endsWith(' ') ? `${substitute}\n` : substitute;
    result.write(filled, match.index, 'latin1');
  }
  return result;
}
