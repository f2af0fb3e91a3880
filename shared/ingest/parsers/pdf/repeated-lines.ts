import type { PageLines, TextLine } from './text-line.ts';

/** Headers and footers stand in this share of a page's height at its top and bottom. */
const marginShare = 0.12;
const minimumPages = 3;
const minimumShare = 0.4;

const pageNumber =
  /^[–—-]?\s*(?:(?:page|seite)\s+)?\d{1,4}(?:\s*(?:of|von|\/)\s*\d{1,4})?\s*[–—-]?$/iu;

/** Removes running headers, footers and page numbers: lines that come back at the same height, digits aside. */
export function removeRepeatedLines(pages: readonly PageLines[]): PageLines[] {
  const seenOn = new Map<string, number>();
  for (const page of pages) {
    const keys = new Set(page.lines.filter((line) => isInMargin(line, page)).map(keyOf));
    for (const key of keys) seenOn.set(key, (seenOn.get(key) ?? 0) + 1);
  }
  const needed = Math.max(minimumPages, pages.length * minimumShare);
  return pages.map((page) => ({
    ...page,
    lines: page.lines.filter(
      (line) =>
        !isInMargin(line, page) ||
        (!pageNumber.test(line.text) && (seenOn.get(keyOf(line)) ?? 0) < needed),
    ),
  }));
}

function isInMargin({ y }: TextLine, { height }: PageLines): boolean {
  return y < height * marginShare || y > height * (1 - marginShare);
}

function keyOf({ text, y }: TextLine): string {
  return `${Math.round(y / 4)}:${text.replace(/\d+/gu, '#').toLowerCase()}`;
}
