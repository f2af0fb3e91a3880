/** Recognises a table that only lists headings and page numbers: every row, the first too, is a text and a number. */
export function isTableOfContents(table: {
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
}): boolean {
  return [table.header, ...table.rows].every((row) => {
    const filled = row.filter((cell) => cell !== '');
    return (
      filled.length === 2 && /^\d{1,4}$/.test(filled.at(-1) ?? '') && /\p{L}/u.test(filled[0] ?? '')
    );
  });
}
