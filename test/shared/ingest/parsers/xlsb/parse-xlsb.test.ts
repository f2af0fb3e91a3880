import assert from 'node:assert/strict';
import { test } from 'node:test';
import { IngestFailure } from '../../../../../shared/ingest/failure.ts';
import { detectMediaType } from '../../../../../shared/ingest/media-type.ts';
import type { ParseInput } from '../../../../../shared/ingest/parsed-document.ts';
import { parseXlsb } from '../../../../../shared/ingest/parsers/xlsb/parse-xlsb.ts';
import { double, uint32 } from '../../../../support/make-xls.ts';
import {
  makeXlsb,
  xlsbCell as cell,
  xlsbRecord as record,
  xlsbRow as row,
  xlsbText as text,
} from '../../../../support/make-xlsb.ts';
import { parseInput } from '../../../../support/parse-input.ts';
import { Random } from '../../../../support/random.ts';
import { relationshipsXml } from '../../../../support/relationships-xml.ts';

const parse = (bytes: Uint8Array, changes: Partial<ParseInput> = {}) =>
  parseXlsb(parseInput(bytes, changes));
const refused = (code: string) => (error: unknown) =>
  error instanceof IngestFailure && error.code === code;
const words = (column: number, value: string) => cell(6, column, 0, text(value));
const number = (column: number, value: number, style = 0) => cell(5, column, style, double(value));

test('sheets are pages with their names, in the order of their tabs', async () => {
  const bytes = makeXlsb({
    Größen: Buffer.concat([
      row(0, words(0, 'Name'), words(1, 'Days')),
      row(1, words(0, 'Ada'), number(1, 30)),
    ]),
    Empty: Buffer.alloc(0),
    Notes: row(4, words(2, 'Only a line')),
  });
  assert.equal(
    detectMediaType(bytes, 'a.xlsb'),
    'application/vnd.ms-excel.sheet.binary.macroenabled.12',
  );
  const parsed = await parse(bytes);
  assert.equal(
    parsed.text,
    '# Größen\n\n| Name | Days |\n| --- | --- |\n| Ada | 30 |\n\n# Notes\n\nOnly a line',
  );
  assert.deepEqual(parsed.pageLabels, ['Größen', 'Empty', 'Notes']);
});

test('cells show their values as a reader sees them', async () => {
  const header = row(0, ...Array.from('abcdefghij', (name, at) => words(at, name)));
  const short = (type: number, style: number, ...data: Uint8Array[]) =>
    record(type, uint32(style), ...data);
  const values = row(
    1,
    cell(7, 0, 0, uint32(0)),
    number(1, 45292, 1),
    cell(2, 2, 2, uint32((1250 << 2) | 3)),
    cell(4, 3, 0, Buffer.from([1])),
    cell(11, 4, 0, Buffer.from([7])),
    cell(8, 5, 0, text('by formula'), uint32(0)),
    cell(10, 6, 0, Buffer.from([0]), uint32(0)),
    cell(62, 7, 0, Buffer.from([0]), text('rich')),
    // Without columns of their own.
    short(16, 0, double(0.5)),
    short(18, 0, uint32(0)),
  );
  const options = { strings: ['shared'], formats: ['d mmmm yyyy', '#,##0.00'] };
  const parsed = await parse(makeXlsb({ S: Buffer.concat([header, values]) }, options));
  assert.equal(
    parsed.text.split('\n').at(-1),
    '| shared | 1 January 2024 | 12.50 | TRUE | #DIV/0! | by formula | FALSE | rich | 0.5 | shared |',
  );
});

test('dates count from 1904 when the workbook says so; merged cells repeat; drawings follow', async () => {
  const sheet = Buffer.concat([
    row(0, words(0, 'Area'), words(1, 'Since')),
    row(1, words(0, 'North'), number(1, 0, 1)),
    row(2, number(1, 1, 1)),
    record(176, uint32(1, 2, 0, 0)),
  ]);
  const bytes = makeXlsb(
    { S: sheet },
    {
      formats: ['yyyy-mm-dd'],
      isFrom1904: true,
      parts: {
        'xl/worksheets/_rels/sheet1.bin.rels': relationshipsXml({
          rId1: ['drawing', '../drawings/drawing1.xml'],
        }),
        'xl/drawings/drawing1.xml': '<x xmlns:a="a"><a:p><a:r><a:t>In a box</a:t></a:r></a:p></x>',
      },
    },
  );
  assert.equal(
    (await parse(bytes)).text,
    '# S\n\n| Area | Since |\n| --- | --- |\n| North | 1904-01-01 |\n| North | 1904-01-02 |\n\nIn a box',
  );
});

test('damaged, empty and oversized workbooks are told so', async () => {
  const line = row(0, words(0, 'text'));
  await assert.rejects(parse(makeXlsb({})), refused('damaged_document'));
  await assert.rejects(parse(makeXlsb({ S: Buffer.alloc(0) })), refused('empty_document'));
  await assert.rejects(parse(makeXlsb({ S: line.subarray(0, -1) })), refused('damaged_document'));
  await assert.rejects(parse(makeXlsb({ S: line }), { maxText: 5 }), refused('too_much_text'));
  await assert.rejects(
    parse(makeXlsb({ A: line, B: line }), { maxPages: 1 }),
    refused('too_many_pages'),
  );
  const twice = makeXlsb(
    { A: line, B: line },
    {
      parts: {
        'xl/_rels/workbook.bin.rels': relationshipsXml({
          rId1: ['worksheet', 'worksheets/sheet1.bin'],
          rId2: ['worksheet', 'worksheets/sheet1.bin'],
        }),
      },
    },
  );
  await assert.rejects(parse(twice), refused('damaged_document'));
});

test('a sheet with a change at any place is read or refused, and nothing else', async () => {
  const sheet = Buffer.concat([
    row(0, words(0, 'Name'), cell(7, 1, 0, uint32(0))),
    row(1, number(0, 2), cell(62, 1, 0, Buffer.from([0]), text('rich'))),
    record(176, uint32(1, 2, 0, 0)),
  ]);
  const random = new Random(11);
  for (let at = 0; at < sheet.length; at += 1) {
    const changed = Buffer.from(sheet);
    changed[at] = random.below(256);
    await parse(makeXlsb({ S: changed }, { strings: ['one'] })).catch((error: unknown) => {
      assert.ok(error instanceof IngestFailure, `byte ${at}: ${String(error)}`);
    });
  }
});
