import { Buffer } from 'node:buffer';
import type { PageLines } from './text-line.ts';

/** Where a PDF's closing marks may stand, counted from its end; some programs append a little. */
const tailBytes = 4096;

/** A PDF without its closing marks was cut off: pdf.js would repair it and silently lose pages. */
export function isCutOff(bytes: Uint8Array): boolean {
  const tail = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    .subarray(-tailBytes)
    .toString('latin1');
  return !/%%EOF|startxref\s+\d+/u.test(tail);
}

/** Sentences about pages that gave no text. */
export function pageWarnings(pages: readonly PageLines[], unreadable: readonly number[]): string[] {
  const empty = pages.flatMap(({ lines }, index) =>
    lines.length === 0 && !unreadable.includes(index + 1) ? [index + 1] : [],
  );
  return [
    ...(unreadable.length > 0 ? [`${nameOf(unreadable)} could not be read.`] : []),
    ...(empty.length > 0
      ? [`${nameOf(empty)} without text: empty, or images that need text recognition.`]
      : []),
  ];
}

function nameOf(pages: readonly number[]): string {
  const shown = pages.slice(0, 20).join(', ');
  const more = pages.length > 20 ? ` and ${pages.length - 20} more` : '';
  return `${pages.length === 1 ? 'Page' : 'Pages'} ${shown}${more}`;
}
