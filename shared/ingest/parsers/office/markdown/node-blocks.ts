import type { OfficeContentNode } from 'officeparser';
import { heading, paragraph, type Block } from './block.ts';
import { inlineText, notesOf } from './inline-text.ts';
import { tableBlocks } from './table-blocks.ts';
import { oneLine, tidyLines } from './tidy-text.ts';

const inlineTypes = new Set<OfficeContentNode['type']>(['text', 'code', 'break', 'image', 'note']);

/** Markdown blocks of officeparser's nodes, in order. Footnotes follow the block that refers to them. */
export function nodeBlocks(nodes: readonly OfficeContentNode[]): Block[] {
  const blocks: Block[] = [];
  let run: OfficeContentNode[] = [];
  // Cells hold bare text beside blocks.
  const endRun = () => {
    blocks.push(...textBlocks(run));
    run = [];
  };
  for (const node of nodes) {
    if (inlineTypes.has(node.type)) {
      run.push(node);
      continue;
    }
    endRun();
    blocks.push(...blocksOf(node), ...noteBlocks(node));
  }
  endRun();
  return blocks;
}

function blocksOf(node: OfficeContentNode): Block[] {
  const children = node.children ?? [];
  switch (node.type) {
    case 'heading': {
      const text = oneLine(inlineText(children));
      const own = text === '' ? [] : [heading(node.metadata?.level ?? 1, text)];
      return [...own, ...children.flatMap(noteBlocks)];
    }
    case 'list':
      return itemBlocks(node);
    case 'table':
      return tableBlocks(node, nodeBlocks);
    case 'header':
    case 'footer':
    case 'comment':
    case 'slideMaster':
      return [];
    default:
      return nodeBlocks(children);
  }
}

function textBlocks(run: readonly OfficeContentNode[]): Block[] {
  const text = tidyLines(inlineText(run));
  const own = text === '' ? [] : [paragraph(text)];
  return [...own, ...run.flatMap((node) => noteBlocks(node))];
}

/** An item's own text, then what else it holds: paragraphs and lists within. */
function itemBlocks(node: Extract<OfficeContentNode, { type: 'list' }>): Block[] {
  const { listType = 'unordered', indentation = 0, itemIndex = 0 } = node.metadata ?? {};
  const [first, ...rest] = nodeBlocks(node.children ?? []);
  if (first === undefined) return [];
  if (first.kind === 'table' || first.kind === 'heading') return [first, ...rest];
  const mark = listType === 'ordered' ? `${itemIndex + 1}.` : '-';
  const indent = '  '.repeat(Math.min(8, Math.max(0, indentation)));
  const text = first.kind === 'item' ? first.text.trimStart() : first.text;
  return [{ kind: 'item', text: `${indent}${mark} ${text.replace(/\n/gu, ' ')}` }, ...rest];
}

function noteBlocks(node: OfficeContentNode): Block[] {
  return notesOf(node).map(({ kind, children }) => {
    const text = nodeBlocks(children)
      .map((block) => oneLine(block.text))
      .join(' ');
    return paragraph(`${kind === 'endnote' ? 'Endnote' : 'Footnote'}: ${text}`);
  });
}
