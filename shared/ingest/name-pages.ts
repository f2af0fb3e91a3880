/** How many ranges a sentence can take. */
const mostRanges = 12;

/**
 * Names pages at the beginning of a sentence: `Page 3`, `Pages 1–3, 7`, `Pages 1, 3, … and 12 more`.
 * @param pages from 1, ascending, at least one
 */
export function namePages(pages: readonly number[]): string {
  const ranges: { first: number; last: number }[] = [];
  for (const page of pages) {
    const open = ranges.at(-1);
    if (open?.last === page - 1) open.last = page;
    else ranges.push({ first: page, last: page });
  }
  const shown = ranges.slice(0, mostRanges);
  const rest = ranges.slice(mostRanges).reduce((sum, { first, last }) => sum + last - first + 1, 0);
  const names = shown.map(({ first, last }) => (first === last ? `${first}` : `${first}–${last}`));
  const more = rest > 0 ? ` and ${rest} more` : '';
  return `${pages.length === 1 ? 'Page' : 'Pages'} ${names.join(', ')}${more}`;
}
