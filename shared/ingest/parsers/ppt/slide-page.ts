import { joinBlocks, heading, paragraph, type Block } from '../office/markdown/block.ts';
import { compactTable } from '../office/markdown/compact-table.ts';
import { oneLine } from '../office/markdown/tidy-text.ts';
import type { SlidePart, TableCell } from './slide-texts.ts';
import type { SlideText } from './text-runs.ts';

/** Placeholders for the slide's number, the date and the like hold a star. */
const field = '*';

/** Places in a table for each of its cells that has text. */
const mostSpace = 10;

/** A slide as Markdown: its title first, wherever it stands, and the speaker's notes last. */
export function slidePage(parts: readonly SlidePart[], notes: readonly SlideText[]): string {
  const title = parts.find((part) => part.kind === 'text' && part.text.kind === 'title');
  const named = title?.kind === 'text' ? oneLine(title.text.text) : '';
  const said = notes.filter(({ kind }) => kind === 'notes').flatMap(textBlocks);
  return joinBlocks([
    ...(named === '' ? [] : [heading(1, named)]),
    ...parts.filter((part) => part !== title).flatMap(partBlocks),
    ...(said.length === 0 ? [] : [paragraph('Notes:'), ...said]),
  ]);
}

function partBlocks(part: SlidePart): Block[] {
  if (part.kind === 'text') return textBlocks(part.text);
  const rows = toRows(part.cells);
  if (rows === undefined) return part.cells.map(({ text }) => paragraph(oneLine(text)));
  const text = compactTable(rows);
  return text === '' ? [] : [{ kind: 'table', text }];
}

/** The paragraphs of a slide's body are a list, as far as there are several. */
function textBlocks({ kind, text }: SlideText): Block[] {
  const lines = text
    .split('\r')
    .map((line) => oneLine(line))
    .filter((line) => line !== '' && line !== field);
  const isList = kind === 'body' && lines.length > 1;
  return lines.map((line) => (isList ? { kind: 'item', text: `- ${line}` } : paragraph(line)));
}

/** @returns undefined when the cells do not stand in rows and columns */
function toRows(cells: readonly TableCell[]): string[][] | undefined {
  const columns = [...new Set(cells.map(({ left }) => left))].sort((a, b) => a - b);
  const tops = [...new Set(cells.map(({ top }) => top))].sort((a, b) => a - b);
  if (columns.length * tops.length > mostSpace * cells.length) return undefined;
  const texts = new Map(cells.map(({ left, top, text }) => [`${left} ${top}`, oneLine(text)]));
  return tops.map((top) => columns.map((left) => texts.get(`${left} ${top}`) ?? ''));
}
