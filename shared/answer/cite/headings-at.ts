import type { Chunk } from '../../domain/chunk.ts';
import { plainInline } from '../../text/plain-inline.ts';

/**
 * The heading path at a place in a chunk, outermost first. A chunk's own `headings` are those that all of it stands below;
 * the Markdown headings inside, up to the offset, lead on from there.
 */
export function headingsAt(
  chunk: Pick<Chunk, 'headings' | 'content'>,
  offset: number,
): readonly string[] {
  let open: { readonly level: number; readonly text: string }[] = [];
  for (const match of chunk.content.slice(0, offset).matchAll(/^(#{1,6})[ \t]+(.+)$/gmu)) {
    const [, marks = '', title = ''] = match;
    open = [
      ...open.filter(({ level }) => level < marks.length),
      { level: marks.length, text: plainInline(title.replace(/[ \t]+#+\s*$/u, '')) },
    ];
  }
  const inside = open.map(({ text }) => text);
  return [...chunk.headings.filter((heading) => !inside.includes(heading)), ...inside];
}
