/**
 * The text of a searchable field. The elements of a collection are set apart by line breaks, so that no
 * word or connector runs across two of them.
 */
export function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  return Array.isArray(value)
    ? value.filter((element) => typeof element === 'string').join('\n')
    : '';
}
