const RULE = /^\s*\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*\|?\s*$/;

/** Recognises a line of a Markdown table: at least two cells between bars. */
export function isTableLine(line: string): boolean {
  const text = line.trim();
  return text.startsWith('|') ? text.indexOf('|', 1) > 0 : text.includes(' | ') || RULE.test(text);
}

/** Reads the lines of a Markdown table; its first row is the header. */
export function readTable(lines: readonly string[]): { header: string[]; rows: string[][] } {
  const [header = [], ...rows] = lines.filter((line) => !RULE.test(line)).map(readCells);
  return { header, rows };
}

function readCells(line: string): string[] {
  return line
    .trim()
    .replace(/^\||\|$/g, '')
    .split(/(?<!\\)\|/)
    .map((cell) => cell.replaceAll('\\|', '|').trim());
}
