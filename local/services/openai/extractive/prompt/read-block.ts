/** The text of the last `<tag>…</tag>` block, trimmed; `undefined` when there is none. */
export function readBlock(text: string, tag: string): string | undefined {
  const close = text.lastIndexOf(`</${tag}>`);
  const open = text.lastIndexOf(`<${tag}>`, close);
  if (close < 0 || open < 0) return undefined;
  return text.slice(open + tag.length + 2, close).trim();
}
