/**
 * A table row as a sentence: its first cell is the subject, the others follow with their column's name:
 * `Model X — Price: €1,200; Weight: 3 kg`. `columns` keeps only the cells of those columns.
 * @returns the empty string for a row without content
 */
export function renderRow(
  cells: readonly { readonly column: string; readonly value: string }[],
  columns: ReadonlySet<string> = new Set(),
): string {
  const [subject, ...others] = cells;
  const kept = others.filter(
    ({ column, value }) => value !== '' && (columns.size === 0 || columns.has(column)),
  );
  const facts = kept.map(({ column, value }) => (column === '' ? value : `${column}: ${value}`));
  const name = subject?.value ?? '';
  if (facts.length === 0) return name;
  return name === '' ? facts.join('; ') : `${name} — ${facts.join('; ')}`;
}
