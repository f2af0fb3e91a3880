import type { MergedCells } from './sheet.ts';

/** Excel's last column, XFD. */
const lastColumn = 16_383;
const lastRow = 1_048_575;

/** `B3` as row 2 and column 1. @returns undefined for what is no reference within a sheet */
export function parseReference(
  reference: string,
): { readonly row: number; readonly column: number } | undefined {
  const [, letters, digits] = /^\$?([A-Z]{1,3})\$?(\d{1,7})$/iu.exec(reference) ?? [];
  if (letters === undefined) return undefined;
  let column = 0;
  for (const letter of letters.toUpperCase()) column = column * 26 + letter.charCodeAt(0) - 64;
  const row = Number(digits) - 1;
  if (row < 0 || row > lastRow || column - 1 > lastColumn) return undefined;
  return { row, column: column - 1 };
}

/** `A1:C2` as its corners. */
export function parseRange(range: string): MergedCells | undefined {
  const [first = '', last = ''] = range.split(':');
  const start = parseReference(first);
  const end = parseReference(last);
  if (start === undefined || end === undefined) return undefined;
  return { top: start.row, left: start.column, bottom: end.row, right: end.column };
}

/** Column 0 as `A`, column 26 as `AA`. */
export function columnLetters(column: number): string {
  const before = Math.floor(column / 26);
  return (before > 0 ? columnLetters(before - 1) : '') + String.fromCharCode(65 + (column % 26));
}
