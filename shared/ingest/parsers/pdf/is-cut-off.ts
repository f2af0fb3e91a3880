import { Buffer } from 'node:buffer';

/** Where a PDF's closing marks may stand, counted from its end; some programs append a little. */
const tailBytes = 4096;

/** A PDF without its closing marks was cut off: pdf.js would repair it and silently lose pages. */
export function isCutOff(bytes: Uint8Array): boolean {
  const tail = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    .subarray(-tailBytes)
    .toString('latin1');
  return !/%%EOF|startxref/u.test(tail);
}
