import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  columnLetters,
  parseRange,
  parseReference,
} from '../../../../../../shared/ingest/parsers/office/spreadsheet/cell-reference.ts';
import type { SheetRow } from '../../../../../../shared/ingest/parsers/office/spreadsheet/sheet.ts';
import { sheetPage } from '../../../../../../shared/ingest/parsers/office/spreadsheet/sheet-page.ts';

type Cell = string | number;

/** Rows from the first on; `undefined` is a blank row, '' a blank cell. */
function rowsOf(...lines: (readonly Cell[] | undefined)[]): SheetRow[] {
  return lines.flatMap((cells, index) => {
    if (cells === undefined) return [];
    const filled = cells.map((cell, column) => ({
      column,
      text: String(cell),
      isValue: typeof cell === 'number',
    }));
    return [{ index, cells: filled.filter(({ text }) => text !== '') }];
  });
}

function page(rows: SheetRow[], merged: readonly string[] = []): string {
  const ranges = merged.flatMap((range) => parseRange(range) ?? []);
  return sheetPage({ name: 'S', rows, merged: ranges, drawn: [] }).replace('# S\n\n', '');
}

test('lines above a table are its title; blank rows part tables', () => {
  const text = page(
    rowsOf(['Report'], ['Name', 'Days'], ['Ada', 30], undefined, ['City', 'Rent'], ['Rome', 5]),
  );
  assert.equal(
    text,
    'Report\n\n| Name | Days |\n| --- | --- |\n| Ada | 30 |\n\n| City | Rent |\n| --- | --- |\n| Rome | 5 |',
  );
});

test('a blank row within the columns of a table does not part it', () => {
  const text = page(rowsOf(['Name', 'Days'], undefined, ['Ada', 30], undefined, ['Bob', 20]));
  assert.equal(text, '| Name | Days |\n| --- | --- |\n| Ada | 30 |\n| Bob | 20 |');
});

test('without a header the columns are called by their letters', () => {
  assert.equal(
    page(rowsOf(['', 1, 'x'], ['', 2, 'y'])),
    '| B | C |\n| --- | --- |\n| 1 | x |\n| 2 | y |',
  );
});

test('merged cells are repeated down, and to the right beside other cells, but a title is not', () => {
  const rows = rowsOf(['Plan'], ['', 'Q1', ''], ['North', 'Jan', 'Feb'], ['', 1, 2]);
  assert.equal(
    page(rows, ['A1:C1', 'B2:C2', 'A3:A4']),
    'Plan\n\nQ1\n\n| North | Jan | Feb |\n| --- | --- | --- |\n| North | 1 | 2 |',
  );
  const grouped = rowsOf(['Area', 'Q1', ''], ['', 'Jan', 'Feb'], ['North', 1, 2]);
  assert.match(page(grouped, ['B1:C1']), /^\| Area \| Q1 \| Q1 \|/u);
});

test('a very sparse area is listed by its cells', () => {
  const rows = Array.from({ length: 100 }, (_, at) => ({
    index: at,
    cells: [
      { column: 0, text: 'a', isValue: false },
      { column: at + 1, text: 'b', isValue: false },
    ],
  }));
  const text = page(rows);
  assert.ok(text.startsWith('- A1: a; B1: b\n- A2: a; C2: b\n'));
  assert.ok(text.length < 3000);
});

test('a merged range over the whole sheet costs no more than its bound', () => {
  const rows = rowsOf(['x', 'y'], ['', 'z']);
  assert.ok(page(rows, ['A1:XFD1048576']).includes('| x | z |'));
});

test('references and columns', () => {
  assert.deepEqual(parseReference('$AB$12'), { row: 11, column: 27 });
  for (const wrong of ['A0', 'XFE1', 'A1048577', '1A', ''])
    assert.equal(parseReference(wrong), undefined);
  assert.deepEqual([0, 25, 26, 701, 702, 16_383].map(columnLetters), [
    'A',
    'Z',
    'AA',
    'ZZ',
    'AAA',
    'XFD',
  ]);
});
