import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { assembleLines } from './lines.ts';
import { artifact } from './mark-stack.ts';
import { contentIds, type StructureNode } from './structure-tree.ts';
import { readTaggedBlocks, type TaggedBlock } from './tagged-blocks.ts';
import type { Fragment } from './text-line.ts';

/** Pages that are looked at to learn whether a document's tags help. */
const samples = 5;
/** Tags that leave out more of a page's text than this are not trusted. */
const leastCovered = 0.95;
/** A “paragraph” of more lines, with more of the page's text than this, only shows that somebody had to tag something. */
const mostLines = 30;
const mostInOne = 0.75;

/**
 * Whether a document's tags say what its layout shows less surely: the cells of tables, the items of lists.
 * Headings alone are seen as well by their type, and reading the tags of all pages takes its time.
 */
export async function tagsHelp(document: PDFDocumentProxy): Promise<boolean> {
  const marks: unknown = await document.getMarkInfo().catch(() => null);
  const isTagged = marks instanceof Map && marks.get('Marked') === true;
  if (!isTagged || marks.get('Suspects') === true) return false;
  for (let sample = 0; sample < samples; sample += 1) {
    const number = 1 + Math.floor((sample * document.numPages) / samples);
    const page = await document.getPage(number).catch(() => undefined);
    const tree = page && (await structureOf(page));
    if (tree !== undefined && helps(tree)) return true;
  }
  return false;
}

function helps({ role, children = [] }: StructureNode): boolean {
  return role === 'TR' || role === 'LI' || children.some(helps);
}

/** What the page's tags make of its text. @returns undefined when there are none, or they do not look sane */
export async function readTags(
  page: PDFPageProxy,
  fragments: readonly Fragment[],
): Promise<TaggedBlock[] | undefined> {
  const tree = await structureOf(page);
  if (tree === undefined) return undefined;
  const text = Map.groupBy(fragments, ({ mark }) => mark);
  const known = new Set(contentIds(tree));
  const shown = fragments.filter(({ mark }) => mark !== artifact);
  const untagged = shown.filter(({ mark }) => mark === undefined || !known.has(mark));
  const length = lengthOf(shown);
  if (length === 0 || lengthOf(untagged) > length * (1 - leastCovered)) return undefined;
  if (length < lengthOf(text.get(artifact) ?? [])) return undefined;
  const marked = new Map(
    [...text].filter((entry): entry is [string, Fragment[]] => entry[0] !== undefined),
  );
  const blocks = readTaggedBlocks(tree, marked);
  if (blocks.some((block) => isWholePage(block, length))) return undefined;
  const lines = assembleLines(untagged);
  return lines.length > 0 ? [...blocks, { kind: 'paragraph', lines }] : blocks;
}

async function structureOf(page: PDFPageProxy): Promise<StructureNode | undefined> {
  const tree = await page.getStructTree().catch(() => null);
  return (tree as StructureNode | null) ?? undefined;
}

function isWholePage(block: TaggedBlock, length: number): boolean {
  if (block.kind !== 'paragraph' && block.kind !== 'heading') return false;
  const { lines } = block;
  const own = lines.reduce((sum, { text }) => sum + text.length, 0);
  return lines.length > mostLines && own > length * mostInOne;
}

function lengthOf(fragments: readonly Fragment[]): number {
  return fragments.reduce((sum, { text }) => sum + text.length, 0);
}
