import type { OfficeContentNode } from 'officeparser';
import { joinBlocks, paragraph, type Block } from './block.ts';
import { notesOf } from './inline-text.ts';
import { nodeBlocks } from './node-blocks.ts';

/** A slide as Markdown: its title first, wherever it stands on the slide, and the speaker's notes last. */
export function slidePage(slide: OfficeContentNode): string {
  const blocks = nodeBlocks(slide.children ?? []);
  const title = blocks.find(({ kind }) => kind === 'heading');
  const others = blocks.filter((block) => block !== title).map(withoutHeading);
  const notes = notesOf(slide).flatMap(({ children }) => nodeBlocks(children));
  return joinBlocks([
    ...(title === undefined ? [] : [title]),
    ...others,
    ...(notes.length === 0 ? [] : [paragraph('Notes:'), ...notes.map(withoutHeading)]),
  ]);
}

/** A slide has one title; further ones are subtitles and body text that borrow its style. */
function withoutHeading(block: Block): Block {
  return block.kind === 'heading' ? paragraph(block.text.replace(/^#+ /u, '')) : block;
}
