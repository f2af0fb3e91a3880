import { comparable } from './headings.ts';
import { joinLine } from './join-lines.ts';
import { textBlock, type Block, type PageContext } from './page-blocks.ts';
import { tableMarkdown } from './tables.ts';
import type { TaggedBlock } from './tagged-blocks.ts';
import { levelBySize } from './typography.ts';

/** A longer heading is text that somebody wanted large. */
const longestHeading = 300;
const mostHeadingLines = 4;
/** Cells with more text than this make a layout of columns, not a table. */
const longestCell = 1500;

/** Turns what a page's tags say into headings, paragraphs, list items and tables. */
export function taggedPageBlocks(tagged: readonly TaggedBlock[], context: PageContext): Block[] {
  return tagged.flatMap((block): Block[] => {
    if (block.kind === 'table') return tableBlocks(block.rows);
    if (block.kind === 'description') return [{ kind: 'paragraph', text: block.text }];
    const text = block.lines.reduce(
      (joined, line) => joinLine(joined, line.text, context.vocabulary),
      '',
    );
    const level = levelOf(block, text, context);
    if (level > 0) return [{ kind: 'heading', text: `${'#'.repeat(level)} ${text}` }];
    const opened = textBlock(text);
    if (block.kind !== 'item' || opened.kind === 'item') return [opened];
    return [{ kind: 'item', text: `- ${text}` }];
  });
}

/** Where nobody tagged headings, they are seen by their size, and by the outline. The largest type of all is a title's. */
function levelOf(
  block: Extract<TaggedBlock, { lines: unknown }>,
  text: string,
  { outline, typography }: PageContext,
): number {
  if (block.kind === 'item' || text.length > longestHeading || !/\p{L}/u.test(text)) return 0;
  if (block.kind === 'heading') return block.level;
  const listed = outline.size > 0 ? outline.get(comparable(text)) : undefined;
  if (listed !== undefined) return listed;
  const [first] = block.lines;
  const level =
    first && block.lines.length <= mostHeadingLines ? levelBySize(first, typography) : 0;
  return level === 1 || !typography.hasTaggedHeadings ? (level ?? 0) : 0;
}

function tableBlocks(rows: readonly (readonly string[])[]): Block[] {
  const [header = []] = rows;
  const isTable = rows.length > 1 && header.length > 1;
  const isLayout = rows.some((row) => row.some(({ length }) => length > longestCell));
  if (isTable && !isLayout) return [{ kind: 'table', text: tableMarkdown(rows, header.length) }];
  const texts = rows.flat().filter((text) => text !== '');
  return texts.map((text) => ({ kind: 'paragraph', text }));
}
