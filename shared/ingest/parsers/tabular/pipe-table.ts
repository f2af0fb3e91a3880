/** A Markdown table. Every cell becomes one line; rows may be shorter than the header. */
export function pipeTable(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const rule = `|${' --- |'.repeat(header.length)}`;
  return [pipeRow(header), rule, ...rows.map(pipeRow)].join('\n');
}

function pipeRow(cells: readonly string[]): string {
  return `| ${cells.map((cell) => oneLine(cell).replaceAll('|', '\\|')).join(' | ')} |`;
}

/** A text without line breaks and runs of white space. */
export function oneLine(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}
