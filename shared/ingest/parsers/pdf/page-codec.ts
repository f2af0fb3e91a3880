import { unreadablePage, type PageContent } from './page-content.ts';
import type { TaggedBlock } from './tagged-blocks.ts';
import { toTextLine, type TextLine } from './text-line.ts';

/** One page as kept between the reading of ranges and their joining. Short, because a document may have thousands. */
type StoredPage =
  | readonly [
      width: number,
      height: number,
      lines: readonly StoredLine[],
      tagged?: readonly StoredBlock[],
    ]
  | null;

type StoredLine = readonly [
  y: number,
  size: number,
  font: string | null,
  ...cells: (readonly [text: string, left: number, right: number])[],
];

/** Blocks of lines say how many of the page's lines are theirs. */
type StoredBlock =
  | readonly ['heading', lines: number, level: number]
  | readonly ['paragraph' | 'item', lines: number]
  | readonly ['table', rows: readonly (readonly string[])[]]
  | readonly ['description', text: string];

/** One line of JSON; `decodePage` gives the same page back. */
export function encodePage({ width, height, lines, tagged, unreadable }: PageContent): string {
  const encoded = lines.map(encodeLine);
  const stored: StoredPage = tagged
    ? [width, height, encoded, tagged.map(encodeBlock)]
    : [width, height, encoded];
  return `${JSON.stringify(unreadable ? null : stored)}\n`;
}

/** Reads what `encodePage` wrote. */
export function decodePage(text: string): PageContent {
  const stored = JSON.parse(text) as StoredPage;
  if (stored === null) return unreadablePage;
  const [width, height, encoded, tagged] = stored;
  const lines = encoded.map(decodeLine);
  const blocks = tagged && decodeBlocks(tagged, lines);
  return { width, height, lines, ...(blocks && { tagged: blocks }), unreadable: false };
}

function encodeLine({ y, size, font, cells }: TextLine): StoredLine {
  const stored = cells.map(({ text, left, right }) => [text, left, right] as const);
  return [y, size, font ?? null, ...stored];
}

function decodeLine([y, size, font, ...stored]: StoredLine): TextLine {
  const cells = stored.map(([text, left, right]) => ({ text, left, right }));
  return toTextLine({ y, size, font: font ?? undefined, cells });
}

function encodeBlock(block: TaggedBlock): StoredBlock {
  if (block.kind === 'table') return ['table', block.rows];
  if (block.kind === 'description') return ['description', block.text];
  if (block.kind === 'heading') return ['heading', block.lines.length, block.level];
  return [block.kind, block.lines.length];
}

function decodeBlocks(blocks: readonly StoredBlock[], lines: readonly TextLine[]): TaggedBlock[] {
  let next = 0;
  return blocks.map((block): TaggedBlock => {
    if (block[0] === 'table') return { kind: 'table', rows: block[1] };
    if (block[0] === 'description') return { kind: 'description', text: block[1] };
    const own = lines.slice(next, next + block[1]);
    next += block[1];
    if (block[0] === 'heading') return { kind: 'heading', level: block[2], lines: own };
    return { kind: block[0], lines: own };
  });
}
