/** A stretch of an answer's text: UTF-16 offsets, `end` exclusive. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** The parts of a Markdown syntax tree (mdast) that matter here. */
interface MarkdownNode {
  type: string;
  value?: string;
  children?: MarkdownNode[];
  position?: { start: { offset?: number }; end: { offset?: number } };
  data?: { hName: string; hProperties: Record<string, string> };
}

/**
 * A remark plugin that puts the stretches of the text that no source bears out into `<span class="unsupported">`. It goes by
 * the places of words in the Markdown source, so it must come before plugins that make words anew.
 */
export function unsupportedText(stretches: readonly Stretch[]) {
  return () =>
    (tree: MarkdownNode): void => {
      if (stretches.length > 0) mark(tree, stretches);
    };
}

function mark(node: MarkdownNode, stretches: readonly Stretch[]): void {
  if (!node.children) return;
  node.children = node.children.flatMap((child) => {
    if (child.type === 'text') return split(child, stretches);
    mark(child, stretches);
    return [child];
  });
}

function split(node: MarkdownNode, stretches: readonly Stretch[]): MarkdownNode[] {
  const { value = '', position } = node;
  const from = position?.start.offset;
  const to = position?.end.offset;
  if (from === undefined || to === undefined) return [node];
  const inside = stretches.filter(({ start, end }) => start < to && end > from);
  // With escapes or entities in it the words are shorter than their source: then places inside are not known.
  if (value.length !== to - from) return inside.length > 0 ? [unsupported(value)] : [node];
  const nodes: MarkdownNode[] = [];
  let at = 0;
  for (const { start, end } of inside) {
    const begin = Math.max(at, start - from);
    const finish = Math.min(value.length, end - from);
    if (begin > at) nodes.push({ type: 'text', value: value.slice(at, begin) });
    if (finish > begin) nodes.push(unsupported(value.slice(begin, finish)));
    at = Math.max(at, finish);
  }
  if (at < value.length) nodes.push({ type: 'text', value: value.slice(at) });
  return nodes;
}

function unsupported(value: string): MarkdownNode {
  return {
    type: 'unsupportedText',
    data: { hName: 'span', hProperties: { className: 'unsupported' } },
    children: [{ type: 'text', value }],
  };
}
