const tableRow = /^\s*\|(.*)\|\s*$/u;

/** A quote as it reads in the document: documents are kept as Markdown, where cells of a table stand between bars. */
export function quoteText(quote: string): string {
  return quote
    .split('\n')
    .map((line) => {
      const cells = tableRow
        .exec(line)?.[1]
        ?.split('|')
        .map((cell) => cell.trim());
      return cells ? cells.filter(Boolean).join(' · ') : line;
    })
    .join('\n');
}
