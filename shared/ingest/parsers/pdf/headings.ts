import { levelBySize, type Typography } from './typography.ts';
import type { TextLine } from './text-line.ts';

/** Level of each title in the document's outline (bookmarks), by its comparable form. */
export type OutlineLevels = ReadonlyMap<string, number>;

/** What the decision about one line looks at. */
export interface LineSetting {
  readonly line: TextLine;
  readonly next: TextLine | undefined;
  /** White space above and below in multiples of the usual line distance; infinite at the page's ends. */
  readonly gapAbove: number;
  readonly gapBelow: number;
  /** Right edge of the page's text. */
  readonly textRight: number;
  readonly textLeft: number;
}

const longest = 120;
/** Units, formulas and marks in large type are no headings: it takes a word. */
const word = /\p{L}{3}|[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]{2}/u;
const startsItem = /^(?:[•▪◦‣●■–—*-]|\(?[\da-z]{1,3}[.)])\s/iu;

/** Comparable form of a title: letters and digits in lower case. */
export function comparable(title: string): string {
  return title
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/**
 * The heading level of a line, or undefined for text. In this order: a title of the outline, a larger size, another font
 * than the body's on a line of its own, a short capitalised line set apart above a paragraph.
 */
export function headingLevel(
  setting: LineSetting,
  typography: Typography,
  outline: OutlineLevels,
): number | undefined {
  const { line } = setting;
  if (line.text.length > longest || line.cells.length > 1 || !word.test(line.text)) {
    return undefined;
  }
  const inOutline = outline.size > 0 ? outline.get(comparable(line.text)) : undefined;
  if (inOutline !== undefined && setting.gapAbove > 1.1) return inOutline;
  const bySize = levelBySize(line, typography);
  if (bySize !== undefined) return bySize;
  if (startsItem.test(line.text) || /[.,;:!?]$/u.test(line.text)) return undefined;
  const below = Math.min(typography.headingSizes.length, 4) + 1;
  if (isSetInAnotherFont(setting, typography)) return Math.min(below, 5);
  if (isShortLineAboveParagraph(setting)) return Math.min(below + 1, 6);
  return undefined;
}

function isSetInAnotherFont(setting: LineSetting, { bodyFont }: Typography): boolean {
  const { line, next, gapAbove, textLeft, textRight } = setting;
  return (
    line.font !== undefined &&
    line.font !== bodyFont &&
    next !== undefined &&
    next.font !== line.font &&
    gapAbove > 1.1 &&
    line.right - line.left < (textRight - textLeft) * 0.85 &&
    /^[\p{Lu}\p{Lo}\d]/u.test(line.text)
  );
}

function isShortLineAboveParagraph(setting: LineSetting): boolean {
  const { line, next, gapAbove, gapBelow, textLeft, textRight } = setting;
  const width = textRight - textLeft;
  return (
    next !== undefined &&
    gapAbove > 1.3 &&
    gapBelow > 1.3 &&
    /^\p{Lu}/u.test(line.text) &&
    line.text.length <= 60 &&
    line.right - line.left < width * 0.6 &&
    next.right - next.left > width * 0.7
  );
}
