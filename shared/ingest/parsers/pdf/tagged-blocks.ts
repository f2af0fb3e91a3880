import { normalizeText } from '../../../text/normalize-text.ts';
import { assembleLinesAsDrawn } from './lines.ts';
import { contentIds, headingLevelOf, type StructureNode } from './structure-tree.ts';
import { taggedTable } from './tagged-table.ts';
import type { Fragment, TextLine } from './text-line.ts';

/** One block of a page as its tags describe it. */
export type TaggedBlock =
  | { readonly kind: 'heading'; readonly level: number; readonly lines: readonly TextLine[] }
  | { readonly kind: 'paragraph' | 'item'; readonly lines: readonly TextLine[] }
  | { readonly kind: 'table'; readonly rows: readonly (readonly string[])[] }
  /** What stands for a picture. */
  | { readonly kind: 'description'; readonly text: string };

/** All lines outside tables, in order. */
export function linesOfBlocks(blocks: readonly TaggedBlock[]): TextLine[] {
  return blocks.flatMap((block) => ('lines' in block ? [...block.lines] : []));
}

/** Text of the page by the marked content it belongs to. */
export type MarkedText = ReadonlyMap<string, readonly Fragment[]>;

const items = new Set(['LI', 'TOCI']);
const pictures = new Set(['Figure', 'Formula']);
/** Elements that are part of the text around them. */
const inline = new Set(
  'Span Quote Em Strong Sub Link Reference Annot Ruby RB RT RP Warichu WT WP Code BibEntry'.split(
    ' ',
  ),
);
/** And those that are part of the list item around them. */
const itemParts = new Set(['Lbl', 'LBody', 'P', 'Div', 'NonStruct']);
const longestDescription = 1000;
/** What word processors write for a picture that nobody described. */
const automatic = /automatically generated|alt text|^(?:image|picture|graphic)?\s*\d*$/iu;

/** Follows a page's structure tree: its order is the reading order. Marked content that comes twice counts once. */
export function readTaggedBlocks(tree: StructureNode, text: MarkedText): TaggedBlock[] {
  const reader = new TaggedReader(text);
  reader.visit(tree, false);
  reader.close();
  return reader.blocks;
}

class TaggedReader {
  readonly blocks: TaggedBlock[] = [];
  readonly #text: Map<string, readonly Fragment[]>;
  #open: Fragment[] = [];
  #kind: 'paragraph' | 'item' = 'paragraph';

  constructor(text: MarkedText) {
    this.#text = new Map(text);
  }

  visit(node: StructureNode, inItem: boolean): void {
    const { role = '', children = [] } = node;
    const isPart = role === '' || inline.has(role) || (inItem && itemParts.has(role));
    if (isPart) {
      if (role === 'Lbl') this.#addLabel(node);
      if (node.type === 'content') this.#add(this.#take(node));
      for (const child of children) this.visit(child, inItem);
      return;
    }
    this.close();
    const level = headingLevelOf(role);
    if (level !== undefined) this.#addHeading(node, level);
    else if (role === 'Table') this.#addTable(node);
    else {
      const isItem = items.has(role);
      if (isItem) this.#kind = 'item';
      if (pictures.has(role)) this.#addDescription(node);
      for (const child of children) this.visit(child, isItem);
      this.close();
    }
  }

  /** Ends the block that is being read. */
  close(): void {
    const lines = assembleLinesAsDrawn(this.#open);
    if (lines.length > 0) this.blocks.push({ kind: this.#kind, lines });
    this.#open = [];
    this.#kind = 'paragraph';
  }

  /** Numbers are kept; a mark that says no more than that an item begins is not. */
  #addLabel(label: StructureNode): void {
    const fragments = this.#take(label);
    const text = fragments.map((fragment) => fragment.text).join('');
    if (!/^\s*[^\d\s]?\s*$/u.test(text)) this.#add(fragments);
  }

  #add(fragments: readonly Fragment[]): void {
    for (const fragment of fragments) this.#open.push(fragment);
  }

  #addHeading(node: StructureNode, level: number): void {
    const lines = assembleLinesAsDrawn(this.#take(node));
    if (lines.length > 0) this.blocks.push({ kind: 'heading', level, lines });
  }

  #addTable(node: StructureNode): void {
    const rows = taggedTable(node, (cell) => this.#take(cell));
    if (rows.length > 0) this.blocks.push({ kind: 'table', rows });
  }

  #addDescription({ alt = '' }: StructureNode): void {
    const text = normalizeText(alt.slice(0, longestDescription)).replace(/\s+/gu, ' ').trim();
    if (!automatic.test(text)) this.blocks.push({ kind: 'description', text });
  }

  #take(node: StructureNode): Fragment[] {
    return [...contentIds(node)].flatMap((id) => {
      const fragments = this.#text.get(id) ?? [];
      this.#text.delete(id);
      return [...fragments];
    });
  }
}
