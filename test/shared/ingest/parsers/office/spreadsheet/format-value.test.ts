import assert from 'node:assert/strict';
import { test } from 'node:test';
import { valueFormatter } from '../../../../../../shared/ingest/parsers/office/spreadsheet/format-value.ts';

const cases: readonly (readonly [code: string, value: number, shown: string])[] = [
  ['General', 0.1 + 0.2, '0.3'],
  ['General', 1234567, '1234567'],
  ['@', 5, '5'],
  ['', 5, '5'],
  ['0', 2.5, '3'],
  ['00000', 123, '00123'],
  ['0.00', 2, '2.00'],
  ['0.##', 2.5, '2.5'],
  ['#,##0', 1234567.4, '1,234,567'],
  ['#,##0.00', -1234.5, '-1,234.50'],
  ['0%', 0.256, '26%'],
  ['0.00E+00', 12345, '1.23E+04'],
  ['# ?/?', 0.5, '0.5'],
  ['#,##0,"k"', 1234567, '1,235k'],
  ['"$"#,##0.00', -3.5, '-$3.50'],
  ['[$€-407] #,##0', 12, '€ 12'],
  ['#,##0_);(#,##0)', -12, '(12)'],
  ['#,##0_);(#,##0)', 12, '12'],
  ['#,##0;-#,##0;"—"', 0, '—'],
  ['[Red]0;[Blue]-0', -4, '-4'],
  ['yyyy-mm-dd', 45292, '2024-01-01'],
  ['dd.mm.yyyy', 45293, '02.01.2024'],
  ['d/m/yy', 45293.75, '2/1/24'],
  ['dddd, mmmm d', 45292, 'Monday, January 1'],
  ['ddd mmm', 45292, 'Mon Jan'],
  ['h:mm AM/PM', 0.75, '6:00 PM'],
  ['h:mm AM/PM', 0, '12:00 AM'],
  ['hh:mm:ss', 0.5 + 1 / 86_400, '12:00:01'],
  ['mm:ss.0', 0.5 + 61 / 86_400, '01:01'],
  ['[h]:mm', 1.5, '36:00'],
  ['yyyy-mm-dd hh:mm', 45292.5, '2024-01-01 12:00'],
  ['yyyy-mm-dd', 1, '1900-01-01'],
  ['yyyy-mm-dd', 61, '1900-03-01'],
  ['yyyy-mm-dd', -5, '-5'],
  ['yyyy-mm-dd', 5_000_000, '5000000'],
  ['[>=100]"many"', 200, 'many'],
  ['0'.repeat(600), 7, '7'],
];

for (const [code, value, shown] of cases) {
  test(`${value} as ${code.slice(0, 40) || 'nothing'} is ${shown}`, () => {
    assert.equal(valueFormatter(code, false)(value), shown);
  });
}
