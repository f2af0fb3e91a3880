import { lexer, type MarkedToken, type Token, type Tokens } from 'marked';
import type { Block, ListBlock, ListItem, Run, TableBlock } from './blocks.ts';

/**
 * Reads the Markdown that the sample sources use into blocks.
 *
 * @throws Error naming the Markdown element when a source uses one that the layout does not draw.
 */
export function readBlocks(markdown: string): Block[] {
  return known(lexer(markdown)).flatMap((token) => readBlock(token));
}

function readBlock(token: MarkedToken): Block[] {
  switch (token.type) {
    case 'space':
      return [];
    case 'heading':
      return [{ kind: 'heading', level: token.depth, text: plainText(token.tokens) }];
    case 'paragraph':
      return [{ kind: 'paragraph', runs: readRuns(token.tokens) }];
    case 'blockquote':
      return [{ kind: 'callout', runs: known(token.tokens).flatMap(readQuotedRuns) }];
    case 'list':
      return [readList(token)];
    case 'table':
      return [readTable(token)];
    default:
      throw unsupported(token);
  }
}

function readQuotedRuns(token: MarkedToken): Run[] {
  if (token.type !== 'paragraph') throw unsupported(token);
  return readRuns(token.tokens);
}

function readList(token: Tokens.List): ListBlock {
  return {
    kind: 'list',
    start: token.ordered ? Number(token.start) : undefined,
    items: token.items.map((item) => readListItem(item)),
  };
}

function readListItem(item: Tokens.ListItem): ListItem {
  const runs: Run[] = [];
  const children: ListBlock[] = [];
  for (const token of known(item.tokens)) {
    if (token.type === 'list') children.push(readList(token));
    else if (token.type === 'text' || token.type === 'paragraph')
      runs.push(...readRuns(token.tokens ?? []));
    else throw unsupported(token);
  }
  return { runs, children };
}

function readTable(token: Tokens.Table): TableBlock {
  return {
    kind: 'table',
    align: token.align.map((align) => align ?? 'left'),
    header: token.header.map((cell) => plainText(cell.tokens)),
    rows: token.rows.map((row) => row.map((cell) => plainText(cell.tokens))),
  };
}

function plainText(tokens: Token[]): string {
  return readRuns(tokens)
    .map((run) => run.text)
    .join('');
}

function readRuns(tokens: Token[], style: Run['style'] = 'plain'): Run[] {
  return known(tokens).flatMap((token) => {
    switch (token.type) {
      case 'text':
      case 'escape':
        return [{ text: token.text.replaceAll('\n', ' '), style }];
      case 'codespan':
        return [{ text: token.text, style: 'code' }];
      case 'strong':
        return readRuns(token.tokens, 'bold');
      case 'em':
        return readRuns(token.tokens, 'italic');
      case 'link':
        return readRuns(token.tokens, style);
      default:
        throw unsupported(token);
    }
  });
}

/** marked types nested tokens loosely so that extensions fit; no extension is in use here. */
function known(tokens: Token[]): MarkedToken[] {
  return tokens as MarkedToken[];
}

function unsupported(token: MarkedToken): Error {
  return new Error(
    `The PDF layout does not draw the Markdown element "${token.type}" (${JSON.stringify(token.raw.slice(0, 60))}). ` +
      'Write the passage with headings, paragraphs, lists, tables or quotations.',
  );
}
