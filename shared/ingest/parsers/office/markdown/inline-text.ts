import type { OfficeContentNode } from 'officeparser';

/** The words of inline nodes: formulas as LaTeX, pictures by their description, links by their text. */
export function inlineText(nodes: readonly OfficeContentNode[]): string {
  return nodes.map(textOf).join('');
}

function textOf(node: OfficeContentNode): string {
  switch (node.type) {
    case 'break':
      return '\n';
    case 'image':
      return descriptionOf(node.metadata?.altText ?? '');
    case 'note':
    case 'comment':
      return '';
    default:
      return node.children === undefined || node.children.length === 0
        ? (node.text ?? '')
        : inlineText(node.children);
  }
}

/** Programs fill in the picture's file name when nobody described it. */
function descriptionOf(altText: string): string {
  const isFileName = /\.(?:png|jpe?g|gif|bmp|tiff?|emf|wmf|svg|webp)$/iu.test(altText.trim());
  return altText.trim() === '' || isFileName ? '' : ` ${altText} `;
}

export interface Note {
  readonly kind: 'footnote' | 'endnote';
  readonly children: readonly OfficeContentNode[];
}

/** Footnotes and endnotes that a node refers to, not those of nodes within it. Notes without text are left out. */
export function notesOf(node: OfficeContentNode): Note[] {
  const own = (node.notes ?? []).map(({ metadata, children }): Note => {
    const isEndnote = (metadata as { noteType?: string } | undefined)?.noteType === 'endnote';
    return { kind: isEndnote ? 'endnote' : 'footnote', children: children ?? [] };
  });
  return own.filter(({ children }) => inlineText(children).trim() !== '');
}
