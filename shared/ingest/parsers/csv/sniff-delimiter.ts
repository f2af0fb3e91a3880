/** In order of preference. */
const candidates = [',', ';', '\t', '|'];
const sample = 64 * 1024;
const mostLines = 200;

/**
 * Finds the delimiter that cuts most lines into the same number of cells, and into more cells when several do. A text
 * that none of them cuts is one column.
 */
export function sniffDelimiter(text: string): string {
  const lines = withoutQuoted(text.slice(0, sample))
    .split('\n')
    .filter((line) => line.trim() !== '')
    .slice(0, mostLines);
  let best = ',';
  let highest = 0;
  for (const candidate of candidates) {
    const score = agreement(lines.map((line) => line.split(candidate).length - 1));
    if (score > highest) {
      best = candidate;
      highest = score;
    }
  }
  return best;
}

/** What stands in quotation marks may hold anything. */
function withoutQuoted(text: string): string {
  return text.replace(/"[^"]*"/gu, '');
}

/** The share of lines with the most common count, weighed by that count. */
function agreement(counts: readonly number[]): number {
  const lines = new Map<number, number>();
  for (const count of counts) lines.set(count, (lines.get(count) ?? 0) + 1);
  const scores = [...lines].map(([count, number]) => (number / counts.length) * cells(count));
  return Math.max(0, ...scores);
}

/** Two or three columns count for much, ten for little more. */
function cells(delimiters: number): number {
  return delimiters === 0 ? 0 : 1 + Math.log2(delimiters) / 10;
}
