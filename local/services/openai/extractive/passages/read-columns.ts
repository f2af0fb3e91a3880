const GAP = / {2,}|\t+/;

/** Recognises a line of a table that is laid out with spaces or tabs: at least three cells, wide apart. */
export function isColumnLine(line: string): boolean {
  return line.trim().split(GAP).length >= 3;
}

/** Reads lines of such a table; where the header's cells begin, the columns begin. */
export function readColumns(lines: readonly string[]): { header: string[]; rows: string[][] } {
  const [first = '', ...rest] = lines;
  const starts = [...first.matchAll(/(?<=^| {2}|\t)[^\s]/g)].map(({ index }) => index);
  const rows = rest.map((line) => cutAt(line, starts) ?? line.trim().split(GAP));
  return { header: first.trim().split(GAP), rows };
}

/** @returns `undefined` when a cell reaches over the place where the next column begins */
function cutAt(line: string, starts: readonly number[]): string[] | undefined {
  const fits = starts.slice(1).every((start) => /^\s?$/.test(line.charAt(start - 1)));
  if (!fits) return undefined;
  return starts.map((start, i) => line.slice(i === 0 ? 0 : start, starts[i + 1]).trim());
}
