/** The parts of a Markdown syntax tree (mdast) that matter here. */
interface MarkdownNode {
  type: string;
  value?: string;
  children?: MarkdownNode[];
  data?: { hName: string; hProperties: Record<string, string> };
}

const marker = /\[(\d{1,3})\]/gu;

/**
 * A remark plugin that turns each `[n]` of the text into a `<button value="n">`. Code stays as it is, and no other
 * button can come up, because the Markdown is read without HTML.
 */
export function citationMarkers() {
  return (tree: MarkdownNode): void => replaceMarkers(tree);
}

function replaceMarkers(node: MarkdownNode): void {
  if (!node.children) return;
  node.children = node.children.flatMap((child) => {
    if (child.type === 'text') return splitText(child.value ?? '');
    replaceMarkers(child);
    return [child];
  });
}

function splitText(text: string): MarkdownNode[] {
  const nodes: MarkdownNode[] = [];
  let end = 0;
  for (const match of text.matchAll(marker)) {
    const [all, number = ''] = match;
    // No line break between a sentence and the number that supports it.
    const before = text.slice(end, match.index).trimEnd();
    if (before !== '') nodes.push({ type: 'text', value: before });
    nodes.push({
      type: 'citationMarker',
      data: { hName: 'button', hProperties: { value: number } },
      children: [{ type: 'text', value: number }],
    });
    end = match.index + all.length;
  }
  if (end < text.length) nodes.push({ type: 'text', value: text.slice(end) });
  return nodes;
}
