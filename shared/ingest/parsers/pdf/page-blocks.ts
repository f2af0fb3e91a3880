import { headingLevel, type OutlineLevels } from './headings.ts';
import { endsSentence, joinLine, type Vocabulary } from './join-lines.ts';
import { findTable } from './tables.ts';
import type { PageContent } from './page-content.ts';
import type { TextLine } from './text-line.ts';
import type { Typography } from './typography.ts';

export type BlockKind = 'heading' | 'paragraph' | 'item' | 'table';

/** One block of Markdown, without the blank line around it. */
export interface Block {
  readonly kind: BlockKind;
  readonly text: string;
}

/** What is known about the whole document when a page's lines are read. */
export interface PageContext {
  readonly typography: Typography;
  readonly outline: OutlineLevels;
  readonly vocabulary: Vocabulary;
}

interface OpenBlock {
  kind: BlockKind;
  text: string;
  level: number;
  size: number;
}

/** A line and how it stands to the one above. */
interface Neighbour {
  readonly line: TextLine;
  readonly level: number;
  readonly gapAbove: number;
  /** Points between the baselines. */
  readonly distance: number;
  /** How much of the text's width the line above fills. */
  readonly fill: number;
}

const bullet = /^[•▪◦‣●■·]\s*|^[–—*-]\s+/u;
const numbered = /^\(?(?:\d{1,3}|[a-z])[.)]\s/iu;

/** Turns a page's lines into headings, paragraphs, list items and tables. */
export function pageBlocks(page: Pick<PageContent, 'lines'>, context: PageContext): Block[] {
  const { lines } = page;
  const blocks: OpenBlock[] = [];
  const usual = usualLineDistance(lines);
  const textLeft = lines.reduce((least, { left }) => Math.min(least, left), Infinity);
  const textRight = lines.reduce((most, { right }) => Math.max(most, right), 0);
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at];
    if (line === undefined) break;
    const table = line.cells.length > 1 ? findTable(lines, at) : undefined;
    if (table !== undefined) {
      blocks.push({ kind: 'table', text: table.markdown, level: 0, size: 0 });
      at += table.lines - 1;
      continue;
    }
    const previous = lines[at - 1];
    const next = lines[at + 1];
    const gapAbove = relativeGap(previous, line, usual);
    const gapBelow = relativeGap(line, next, usual);
    const setting = { line, next, gapAbove, gapBelow, textLeft, textRight };
    const level = headingLevel(setting, context.typography, context.outline) ?? 0;
    const fill = previous === undefined ? 1 : (previous.right - textLeft) / (textRight - textLeft);
    const neighbour = { line, level, gapAbove, distance: line.y - (previous?.y ?? 0), fill };
    const open = blocks.at(-1);
    if (open !== undefined && continues(open, neighbour)) {
      open.text = joinLine(open.text, line.text, context.vocabulary);
    } else {
      blocks.push(openBlock(line, level));
    }
  }
  return blocks.map(({ kind, text, level }) => ({
    kind,
    text: kind === 'heading' ? `${'#'.repeat(level)} ${text}` : text,
  }));
}

function openBlock(line: TextLine, level: number): OpenBlock {
  const { text, size } = line;
  if (level > 0) return { kind: 'heading', text, level, size };
  return { ...textBlock(text), level, size };
}

/** A paragraph, or a list item when it begins with a bullet or a number. */
export function textBlock(text: string): Block {
  if (bullet.test(text)) return { kind: 'item', text: `- ${text.replace(bullet, '')}` };
  return { kind: numbered.test(text) ? 'item' : 'paragraph', text };
}

/** Whether a line goes on with the block above it. */
function continues(open: OpenBlock, neighbour: Neighbour): boolean {
  const { line, level, gapAbove, distance, fill } = neighbour;
  if (open.kind === 'table' || bullet.test(line.text)) return false;
  if (open.kind === 'heading' || level > 0) {
    const sameHeading = open.kind === 'heading' && level === open.level && line.size === open.size;
    return sameHeading && distance > 0 && distance < line.size * 1.6;
  }
  if (gapAbove > 1.35 || numbered.test(line.text)) return false;
  const endedShort = fill < 0.75 && endsSentence(open.text);
  return !endedShort;
}

/** Distance of two baselines in multiples of the usual one; infinite where there is no neighbour or a new column begins. */
function relativeGap(
  above: TextLine | undefined,
  below: TextLine | undefined,
  usual: number,
): number {
  if (above === undefined || below === undefined) return Infinity;
  const distance = below.y - above.y;
  return distance <= 0 ? 1 : distance / usual;
}

function usualLineDistance(lines: readonly TextLine[]): number {
  const distances = lines
    .map(({ y }, at) => y - (lines[at - 1]?.y ?? Infinity))
    .filter((distance) => distance > 0)
    .sort((a, b) => a - b);
  return distances[Math.floor(distances.length * 0.35)] ?? 12;
}
