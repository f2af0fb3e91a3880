import type { PageContent } from './page-content.ts';
import type { TaggedBlock } from './tagged-blocks.ts';
import type { TextLine } from './text-line.ts';

/** Headers and footers stand in this share of a page's height at its top and bottom. */
const marginShare = 0.12;
const minimumPages = 3;
const minimumShare = 0.4;

const pageNumber =
  /^[–—-]?\s*(?:(?:page|seite)\s+)?\d{1,4}(?:\s*(?:of|von|\/)\s*\d{1,4})?\s*[–—-]?$/iu;

/** Keys of the lines that stand at the same height on many pages, digits aside. */
export type RepeatedLines = ReadonlySet<string>;

/** Finds running headers and footers. */
export function findRepeatedLines(pages: Iterable<PageContent>): RepeatedLines {
  const seenOn = new Map<string, number>();
  let count = 0;
  for (const page of pages) {
    const keys = new Set(page.lines.filter((line) => isInMargin(line, page)).map(keyOf));
    for (const key of keys) seenOn.set(key, (seenOn.get(key) ?? 0) + 1);
    count += 1;
  }
  const needed = Math.max(minimumPages, count * minimumShare);
  return new Set([...seenOn].filter(([, times]) => times >= needed).map(([key]) => key));
}

/** The page without running headers, footers and page numbers. */
export function withoutRepeatedLines(page: PageContent, repeated: RepeatedLines): PageContent {
  const isRepeated = (line: TextLine) =>
    isInMargin(line, page) && (pageNumber.test(line.text) || repeated.has(keyOf(line)));
  const lines = page.lines.filter((line) => !isRepeated(line));
  const tagged = page.tagged?.flatMap((block): TaggedBlock[] => {
    if (!('lines' in block)) return [block];
    const left = block.lines.filter((line) => !isRepeated(line));
    return left.length > 0 ? [{ ...block, lines: left }] : [];
  });
  return { ...page, lines, ...(tagged && { tagged }) };
}

function isInMargin({ y }: TextLine, { height }: PageContent): boolean {
  return y < height * marginShare || y > height * (1 - marginShare);
}

function keyOf({ text, y }: TextLine): string {
  return `${Math.round(y / 4)}:${text.replace(/\d+/gu, '#').toLowerCase()}`;
}
