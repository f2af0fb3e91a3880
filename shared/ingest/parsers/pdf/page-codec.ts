import { unreadablePage, type PageContent } from './page-content.ts';
import { toTextLine } from './text-line.ts';

/** One page as kept between the reading of ranges and their joining. Short, because a document may have thousands. */
type StoredPage = readonly [width: number, height: number, lines: readonly StoredLine[]] | null;

type StoredLine = readonly [
  y: number,
  size: number,
  font: string | null,
  ...cells: (readonly [text: string, left: number, right: number])[],
];

/** One line of JSON; `decodePage` gives the same page back. */
export function encodePage({ width, height, lines, unreadable }: PageContent): string {
  const stored: StoredPage = unreadable
    ? null
    : [
        width,
        height,
        lines.map(({ y, size, font, cells }) => [
          y,
          size,
          font ?? null,
          ...cells.map(({ text, left, right }) => [text, left, right] as const),
        ]),
      ];
  return `${JSON.stringify(stored)}\n`;
}

/** Reads what `encodePage` wrote. */
export function decodePage(line: string): PageContent {
  const stored = JSON.parse(line) as StoredPage;
  if (stored === null) return unreadablePage;
  const [width, height, lines] = stored;
  return {
    width,
    height,
    lines: lines.map(([y, size, font, ...cells]) =>
      toTextLine({
        y,
        size,
        font: font ?? undefined,
        cells: cells.map(([text, left, right]) => ({ text, left, right })),
      }),
    ),
    unreadable: false,
  };
}
