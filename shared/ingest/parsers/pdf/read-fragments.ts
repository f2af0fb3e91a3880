import type { PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { normalizeText } from '../../../text/normalize-text.ts';
import { MarkStack } from './mark-stack.ts';
import type { Fragment } from './text-line.ts';

type Matrix = readonly [number, number, number, number, number, number];

export interface PageFragments {
  readonly width: number;
  readonly height: number;
  readonly fragments: Fragment[];
}

/**
 * The page's drawn text, turned upright: page rotation is applied, and a page set sideways is read along its text.
 * @param marked whether to say which marked content each fragment belongs to
 */
export async function readFragments(page: PDFPageProxy, marked: boolean): Promise<PageFragments> {
  const viewport = page.getViewport({ scale: 1 });
  const { items } = await page.getTextContent({ includeMarkedContent: marked });
  const marks = new MarkStack();
  const placed = items.flatMap((item) => {
    if (!('str' in item)) marks.follow(item);
    if (!('str' in item) || item.str.trim() === '') return [];
    const matrix = multiply(
      viewport.transform as unknown as Matrix,
      item.transform as unknown as Matrix,
    );
    return [{ item, matrix, quarter: quarterTurns(matrix), mark: marks.current }];
  });
  const turn = mostFrequent(placed.map(({ quarter }) => quarter)) ?? 0;
  const sideways = turn % 2 === 1;
  const fragments = placed.map(({ item, matrix, mark }): Fragment => {
    const [x, y] = turnBack(matrix[4], matrix[5], turn, viewport.width, viewport.height);
    return {
      text: normalizeText(item.str),
      x,
      y,
      width: item.width,
      size: Math.round(Math.hypot(matrix[2], matrix[3]) * 2) / 2,
      font: item.fontName,
      rightToLeft: item.dir === 'rtl',
      ...(mark !== undefined && { mark }),
    };
  });
  return {
    width: sideways ? viewport.height : viewport.width,
    height: sideways ? viewport.width : viewport.height,
    fragments: withoutOverprints(fragments),
  };
}

/** Some programs print text twice, a hair apart, to make it look bold. */
function withoutOverprints(fragments: readonly Fragment[]): Fragment[] {
  const seen = new Set<string>();
  return fragments.filter(({ text, x, y }) => {
    const place = `${Math.round(x / 3)} ${Math.round(y / 3)} ${text}`;
    return !seen.has(place) && seen.add(place);
  });
}

function multiply(a: Matrix, b: Matrix): Matrix {
  return [
    a[0] * b[0] + a[2] * b[1],
    a[1] * b[0] + a[3] * b[1],
    a[0] * b[2] + a[2] * b[3],
    a[1] * b[2] + a[3] * b[3],
    a[0] * b[4] + a[2] * b[5] + a[4],
    a[1] * b[4] + a[3] * b[5] + a[5],
  ];
}

/** How often the text is turned by 90° clockwise on the upright page: 0 to 3. */
function quarterTurns(matrix: Matrix): number {
  const angle = Math.atan2(matrix[1], matrix[0]);
  return (Math.round(angle / (Math.PI / 2)) + 4) % 4;
}

function turnBack(
  x: number,
  y: number,
  turns: number,
  width: number,
  height: number,
): [number, number] {
  if (turns === 1) return [y, width - x];
  if (turns === 2) return [width - x, height - y];
  if (turns === 3) return [height - y, x];
  return [x, y];
}

function mostFrequent(values: readonly number[]): number | undefined {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0];
}
