import { Buffer } from 'node:buffer';
import { IngestFailure } from '../../failure.ts';

/** A run of text with the same formatting. Offsets are bytes of the stream `WordDocument`. */
export interface FormattedRun {
  readonly start: number;
  readonly end: number;
  /** What it says about its looks; empty for nothing. */
  readonly formatting: Buffer;
}

/** How runs of characters and of paragraphs say where their formatting stands on their page. */
interface PageShape {
  readonly entryLength: number;
  readonly formattingAt: (page: Buffer, place: number) => Buffer;
}

const pageSize = 512;
const mostRuns = 1_000_000;
const pageNumber = 0x3f_ffff;
const nothing = Buffer.alloc(0);

/** A length, then as many bytes ([MS-DOC] 2.9.32). */
export const characterRuns: PageShape = {
  entryLength: 1,
  formattingAt: (page, place) => page.subarray(place + 1, place + 1 + (page[place] ?? 0)),
};

/** A length in words, of which half a word is the length itself, or a zero and then the length ([MS-DOC] 2.9.175). */
export const paragraphRuns: PageShape = {
  entryLength: 13,
  formattingAt(page, place) {
    const words = page[place] ?? 0;
    if (words > 0) return page.subarray(place + 1, place + 2 * words);
    return page.subarray(place + 2, place + 2 + 2 * (page[place + 1] ?? 0));
  },
};

/**
 * Reads the runs that pages of formatting describe ([MS-DOC] 2.8.5, 2.8.6, 2.9.33, 2.9.174), in the order of their offsets.
 * @throws IngestFailure `too_complex`
 */
export function readRuns(table: Buffer, main: Buffer, shape: PageShape): FormattedRun[] {
  const runs: FormattedRun[] = [];
  const count = Math.max(0, Math.floor((table.length - 4) / 8));
  const pages = new Set<number>();
  for (let at = 0; at < count; at += 1) {
    pages.add(table.readUInt32LE(4 * (count + 1) + 4 * at) & pageNumber);
  }
  for (const number of pages) {
    const page = main.subarray(number * pageSize, (number + 1) * pageSize);
    if (page.length < pageSize) continue;
    for (const run of pageRuns(page, shape)) runs.push(run);
    if (runs.length > mostRuns) throw new IngestFailure('too_complex');
  }
  return runs.sort((a, b) => a.start - b.start);
}

function pageRuns(page: Buffer, { entryLength, formattingAt }: PageShape): FormattedRun[] {
  const count = page.readUInt8(pageSize - 1);
  const entries = 4 * (count + 1);
  if (entries + count * entryLength >= pageSize) return [];
  return Array.from({ length: count }, (_, at) => {
    const place = 2 * page.readUInt8(entries + at * entryLength);
    return {
      start: page.readUInt32LE(4 * at),
      end: page.readUInt32LE(4 * (at + 1)),
      formatting: place === 0 ? nothing : formattingAt(page, place),
    };
  }).filter(({ start, end }) => end > start);
}

/** Index of the first run that ends after an offset; the runs' number when none does. */
export function firstRunAfter(runs: readonly FormattedRun[], offset: number): number {
  let low = 0;
  let high = runs.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((runs[middle]?.end ?? 0) > offset) high = middle;
    else low = middle + 1;
  }
  return low;
}
