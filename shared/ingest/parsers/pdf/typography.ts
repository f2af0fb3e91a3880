import type { PageLines, TextLine } from './text-line.ts';

/** What the document's type says: which lines are body text and which stand out. */
export interface Typography {
  readonly bodySize: number;
  readonly bodyFont: string | undefined;
  /** Sizes larger than the body's, largest first: their rank is the heading level. */
  readonly headingSizes: readonly number[];
}

const deepestSizeLevel = 4;

/** Measures the whole document: the size and font of most characters are the body's. */
export function measureTypography(pages: readonly PageLines[]): Typography {
  const lines = pages.flatMap((page) => page.lines);
  const bodySize = weightiest(lines, ({ size }) => size) ?? 0;
  const bodyFont = weightiest(
    lines.filter(({ size }) => size === bodySize),
    ({ font }) => font,
  );
  const larger = lines.filter(({ size, text }) => size > bodySize * 1.1 && text.length < 160);
  const headingSizes = [...new Set(larger.map(({ size }) => size))].sort((a, b) => b - a);
  return { bodySize, bodyFont, headingSizes };
}

/** Level 1 to 4 for a line in a larger size, undefined for body text. */
export function levelBySize({ size }: TextLine, typography: Typography): number | undefined {
  const rank = typography.headingSizes.indexOf(size);
  return rank < 0 ? undefined : Math.min(rank + 1, deepestSizeLevel);
}

function weightiest<K>(lines: readonly TextLine[], key: (line: TextLine) => K): K | undefined {
  const weights = new Map<K, number>();
  for (const line of lines)
    weights.set(key(line), (weights.get(key(line)) ?? 0) + line.text.length);
  return [...weights].sort((a, b) => b[1] - a[1])[0]?.[0];
}
