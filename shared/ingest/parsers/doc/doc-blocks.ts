import { heading, paragraph, type Block } from '../office/markdown/block.ts';
import { compactTable } from '../office/markdown/compact-table.ts';
import { oneLine, tidyLines } from '../office/markdown/tidy-text.ts';
import type { Note } from './notes.ts';
import { paragraphsOf, type Formatting, type Paragraph } from './paragraphs.ts';
import { visibleText } from './visible-text.ts';

/**
 * Markdown blocks of a part of the text: headings, list items, tables, paragraphs, and the notes after the block that
 * refers to them.
 * @param notes in the order of their references
 */
export function docBlocks(
  text: string,
  part: { readonly start: number; readonly length: number },
  formatting: Formatting,
  notes: readonly Note[] = [],
): Block[] {
  const blocks: Block[] = [];
  const end = Math.min(part.start + part.length, text.length);
  const show = (from: number, to: number) => visibleText(text, from, to, formatting.leftOut);
  let table: string[][] = [];
  let row: string[] = [];
  let cell: string[] = [];
  let nextNote = 0;
  const endTable = () => {
    if (row.length + cell.length > 0) table.push([...row, cell.join(' ')]);
    blocks.push(...tableBlocks(table));
    [table, row, cell] = [[], [], []];
  };
  const addNotes = (before: number) => {
    for (let note = notes[nextNote]; note && note.reference < before; note = notes[nextNote]) {
      const content = oneLine(show(note.start, note.end).replace(/\r/gu, ' '));
      if (content !== '') blocks.push(paragraph(`${note.kind}: ${content}`));
      nextNote += 1;
    }
  };
  for (const found of paragraphsOf(text, part.start, end, formatting)) {
    if (found.inTable) {
      if (found.ends !== 'row') cell.push(oneLine(show(found.start, found.end)));
      if (found.ends === 'cell') row.push(cell.join(' ').trim());
      if (found.ends === 'row') table.push(row);
      if (found.ends === 'row') row = [];
      if (found.ends !== undefined) cell = [];
      continue;
    }
    if (table.length + row.length + cell.length > 0) {
      endTable();
      addNotes(found.start);
    }
    blocks.push(...ownBlock(found, show(found.start, found.end)));
    addNotes(found.end);
  }
  endTable();
  addNotes(Infinity);
  return blocks;
}

function ownBlock({ level, listLevel }: Paragraph, text: string): Block[] {
  const line = oneLine(text);
  if (line === '') return [];
  if (level > 0) return [heading(level, line)];
  if (listLevel === undefined) return [paragraph(tidyLines(text))];
  return [{ kind: 'item', text: `${'  '.repeat(Math.min(8, listLevel))}- ${line}` }];
}

/** A table of one column only places text on the page. */
function tableBlocks(rows: readonly (readonly string[])[]): Block[] {
  if (rows.every((row) => row.length <= 1)) {
    return rows.flat().flatMap((text) => (text === '' ? [] : [paragraph(text)]));
  }
  const text = compactTable(rows);
  return text === '' ? [] : [{ kind: 'table', text }];
}
