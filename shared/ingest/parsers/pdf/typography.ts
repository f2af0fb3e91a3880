import type { PageContent } from './page-content.ts';
import { sectionOf } from './sections.ts';
import type { TextLine } from './text-line.ts';

/** What the document's type says about a page: which lines are body text and which stand out. */
export interface Typography {
  /** Sizes larger than the body's, largest first: their rank is the heading level. */
  readonly headingSizes: readonly number[];
  readonly bodyFont: string | undefined;
  /** Whether any page's tags name a heading. */
  readonly hasTaggedHeadings: boolean;
}

/** The same for all pages. */
export interface DocumentTypography {
  readonly headingSizes: readonly number[];
  /** The font of most body text, by section. */
  readonly bodyFonts: readonly (string | undefined)[];
  readonly hasTaggedHeadings: boolean;
}

const deepestSizeLevel = 4;
const longestHeading = 160;

const noFonts: ReadonlyMap<string | undefined, number> = new Map();

/** Characters by size and font. */
type Weights = Map<number, Map<string | undefined, number>>;

/** Measures the whole document, page by page: the size and font of most characters are the body's. */
export function measureTypography(
  pages: Iterable<Pick<PageContent, 'lines' | 'tagged'>>,
): DocumentTypography {
  const sections: Weights[] = [];
  const headingSizes = new Set<number>();
  let hasTaggedHeadings = false;
  let number = 0;
  for (const { lines, tagged } of pages) {
    number += 1;
    hasTaggedHeadings ||= tagged?.some(({ kind }) => kind === 'heading') ?? false;
    const weights = (sections[sectionOf(number)] ??= new Map());
    for (const { size, font, text } of lines) {
      const fonts = getOrInsert(weights, size, () => new Map<string | undefined, number>());
      fonts.set(font, (fonts.get(font) ?? 0) + text.length);
      if (text.length < longestHeading) headingSizes.add(size);
    }
  }
  const sizes = new Map<number, number>();
  for (const weights of sections) {
    for (const [size, fonts] of weights) {
      sizes.set(size, (sizes.get(size) ?? 0) + sum(fonts.values()));
    }
  }
  const bodySize = weightiest(sizes) ?? 0;
  return {
    headingSizes: [...headingSizes].filter((size) => size > bodySize * 1.1).sort((a, b) => b - a),
    bodyFonts: sections.map((weights) => weightiest(weights.get(bodySize) ?? noFonts)),
    hasTaggedHeadings,
  };
}

/** What holds for one page, from 1. */
export function typographyOf(document: DocumentTypography, page: number): Typography {
  const { headingSizes, bodyFonts, hasTaggedHeadings } = document;
  return { headingSizes, bodyFont: bodyFonts[sectionOf(page)], hasTaggedHeadings };
}

/** Level 1 to 4 for a line in a larger size, undefined for body text. */
export function levelBySize({ size }: TextLine, typography: Typography): number | undefined {
  const rank = typography.headingSizes.indexOf(size);
  return rank < 0 ? undefined : Math.min(rank + 1, deepestSizeLevel);
}

function weightiest<K>(weights: ReadonlyMap<K, number>): K | undefined {
  return [...weights].sort((a, b) => b[1] - a[1])[0]?.[0];
}

function sum(numbers: Iterable<number>): number {
  let total = 0;
  for (const number of numbers) total += number;
  return total;
}

function getOrInsert<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const found = map.get(key);
  if (found !== undefined) return found;
  const made = make();
  map.set(key, made);
  return made;
}
