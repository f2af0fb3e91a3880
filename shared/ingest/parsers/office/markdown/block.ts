/** A piece of Markdown that stands on lines of its own. */
export interface Block {
  readonly kind: 'heading' | 'paragraph' | 'item' | 'table';
  readonly text: string;
}

/** Joins blocks: a blank line between them, none within a list. */
export function joinBlocks(blocks: readonly Block[]): string {
  const parts: string[] = [];
  blocks.forEach((block, at) => {
    if (at > 0)
      parts.push(block.kind === 'item' && blocks[at - 1]?.kind === 'item' ? '\n' : '\n\n');
    parts.push(block.text);
  });
  return parts.join('');
}

/** @param level from 1; below 6 Markdown has none */
export function heading(level: number, text: string): Block {
  const depth = Math.min(6, Math.max(1, Math.trunc(level) || 1));
  return { kind: 'heading', text: `${'#'.repeat(depth)} ${text}` };
}

export function paragraph(text: string): Block {
  return { kind: 'paragraph', text };
}
