import type { Block } from './block.ts';
import { isHeadingLine } from './is-heading-line.ts';
import { listMarker } from './list-marker.ts';
import { isColumnLine, readColumns } from './read-columns.ts';
import { isTableLine, readTable } from './read-table.ts';

/** A line on its own where a source leaves out text of its document. */
const OMISSION = /^\s*\[(?:…|\.\.\.)\]\s*$/;

/**
 * Reads the layout of a source's text: Markdown, or plain text with hard line breaks as PDF extraction gives it.
 * @returns headings, paragraphs with their lines joined, lists, tables and omissions, in order
 */
export function readBlocks(text: string): Block[] {
  const lines = text.split(/\r?\n/).map((line) => line.replace(/^\s*>\s?/, ''));
  const blocks: Block[] = [];
  for (let at = 0; at < lines.length;) {
    const { block, end } = readBlockAt(lines, at);
    if (block) blocks.push(block);
    at = end;
  }
  return blocks;
}

interface ReadBlock {
  readonly block?: Block;
  /** Index of the line after the block. */
  readonly end: number;
}

function readBlockAt(lines: readonly string[], at: number): ReadBlock {
  const line = lines[at] ?? '';
  if (line.trim() === '' || /^\s*(?:```|~~~|-{3,}\s*$|\*{3,}\s*$)/.test(line))
    return { end: at + 1 };
  if (OMISSION.test(line)) return { block: { kind: 'omission' }, end: at + 1 };
  const endOfColumns = endOf(lines, at, isColumnLine);
  if (endOfColumns > at + 1) {
    return {
      block: { kind: 'table', ...readColumns(lines.slice(at, endOfColumns)) },
      end: endOfColumns,
    };
  }
  if (isHeadingAt(lines, at)) {
    const marks = /^#*/.exec(line)?.[0].length ?? 0;
    return { block: { kind: 'heading', text: plainTitle(line), level: marks || 7 }, end: at + 1 };
  }
  if (isTableLine(line)) {
    const end = endOf(lines, at, isTableLine);
    return { block: { kind: 'table', ...readTable(lines.slice(at, end)) }, end };
  }
  if (listMarker(line)) return readListAt(lines, at);
  const end = endOf(lines, at + 1, (next, index) => continues(lines, next, index));
  return { block: { kind: 'paragraph', text: joinLines(lines.slice(at, end)) }, end };
}

function readListAt(lines: readonly string[], start: number): ReadBlock {
  const items: string[] = [];
  const ordered = listMarker(lines[start] ?? '')?.ordered ?? false;
  let at = start;
  while (at < lines.length) {
    const marker = listMarker(lines[at] ?? '');
    if (!marker) break;
    const end = endOf(lines, at + 1, (next, index) => continuesItem(lines, next, index));
    items.push(joinLines([marker.rest, ...lines.slice(at + 1, end)]));
    at = end;
    // A loose list has blank lines between its items.
    if (lines[at]?.trim() === '' && listMarker(lines[at + 1] ?? '')?.ordered === ordered) at += 1;
  }
  return { block: { kind: 'list', ordered, items }, end: at };
}

function endOf(
  lines: readonly string[],
  start: number,
  belongs: (line: string, index: number) => boolean,
): number {
  let end = start;
  while (end < lines.length && belongs(lines[end] ?? '', end)) end += 1;
  return end;
}

function continues(lines: readonly string[], line: string, index: number): boolean {
  return (
    line.trim() !== '' &&
    !OMISSION.test(line) &&
    !listMarker(line) &&
    !isTableLine(line) &&
    !isHeadingAt(lines, index)
  );
}

/** A line after an item belongs to it while the item's sentence is open; a new sentence without an indent starts a paragraph. */
function continuesItem(lines: readonly string[], line: string, index: number): boolean {
  if (!continues(lines, line, index)) return false;
  return (
    /^\s{2,}\S/.test(line) ||
    /^\p{Ll}/u.test(line) ||
    !/[.!?]$/.test((lines[index - 1] ?? '').trim())
  );
}

function isHeadingAt(lines: readonly string[], index: number): boolean {
  const line = lines[index] ?? '';
  if (!isHeadingLine(line, lines[index - 1] ?? '', lines[index + 1] ?? '')) return false;
  return !listMarker(line) || !hasNeighbouringItem(lines, index);
}

/** "1. Introduction" is a heading; "1. Press OK" is not when another numbered line comes before or after it. */
function hasNeighbouringItem(lines: readonly string[], index: number): boolean {
  const before = lines.slice(0, index).findLast((line) => line.trim() !== '') ?? '';
  const after = lines.slice(index + 1).find((line) => line.trim() !== '') ?? '';
  return [before, after].some((line) => listMarker(line) !== undefined);
}

function plainTitle(line: string): string {
  return line
    .replace(/^#{1,6}\s+|\s+#+\s*$/g, '')
    .replaceAll('**', '')
    .trim();
}

function joinLines(lines: readonly string[]): string {
  return lines.map((line) => line.trim()).join(' ');
}
