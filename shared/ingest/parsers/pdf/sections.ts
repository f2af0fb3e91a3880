/**
 * Pages of a section. Fonts have names that hold within one opening of the file only, so what depends on them is measured
 * section by section, and a file is only ever divided between sections: whole or in ranges, the result is the same.
 */
export const pagesPerSection = 100;

/** Pages `first` to `last` of a document, from 1, both included. */
export interface PageRange {
  readonly first: number;
  readonly last: number;
}

/** Ranges of one document: each of them reads the file anew, so more would cost more reading than they save waiting. */
const mostRanges = 16;

/** The section of a page; both count from 0 and 1. */
export function sectionOf(page: number): number {
  return Math.floor((page - 1) / pagesPerSection);
}

/** Divides a document into at most 16 ranges of whole sections. */
export function planRanges(pages: number): PageRange[] {
  const sections = Math.ceil(pages / pagesPerSection);
  const length = Math.ceil(sections / mostRanges) * pagesPerSection;
  return Array.from({ length: Math.ceil(pages / length) }, (_, at) => ({
    first: at * length + 1,
    last: Math.min(pages, (at + 1) * length),
  }));
}
