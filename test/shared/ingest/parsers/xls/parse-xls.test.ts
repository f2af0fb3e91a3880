import assert from 'node:assert/strict';
import { test } from 'node:test';
import { IngestFailure } from '../../../../../shared/ingest/failure.ts';
import { detectMediaType } from '../../../../../shared/ingest/media-type.ts';
import type { ParseInput } from '../../../../../shared/ingest/parsed-document.ts';
import { parseXls } from '../../../../../shared/ingest/parsers/xls/parse-xls.ts';
import { makeCompoundFile } from '../../../../support/make-compound-file.ts';
import {
  double,
  makeXls,
  uint16,
  uint32,
  wideText,
  xlsCell as cell,
  xlsRecord as record,
  xlsStream,
} from '../../../../support/make-xls.ts';
import { parseInput } from '../../../../support/parse-input.ts';
import { Random } from '../../../../support/random.ts';

const parse = (bytes: Uint8Array, changes: Partial<ParseInput> = {}) =>
  parseXls(parseInput(bytes, changes));
const refused = (code: string) => (error: unknown) =>
  error instanceof IngestFailure && error.code === code;

const label = (row: number, column: number, text: string) =>
  cell(0x0204, row, column, 0, wideText(text));
const number = (row: number, column: number, value: number, style = 0) =>
  cell(0x0203, row, column, style, double(value));
const shared = (row: number, column: number, at: number) =>
  cell(0x00fd, row, column, 0, uint32(at));
const styles = (...formats: number[]) =>
  formats.map((format) => record(0x00e0, uint16(0, format), Buffer.alloc(16)));
const sharedStrings = (...texts: Buffer[]) =>
  record(0x00fc, uint32(texts.length, texts.length), ...texts);

test('sheets are pages with their names; a first row of words is the header', async () => {
  const pages: number[] = [];
  const bytes = makeXls([
    {
      name: 'Größen',
      records: [label(0, 0, 'Name'), label(0, 1, 'Days'), label(1, 0, 'Ada'), number(1, 1, 30)],
    },
    { name: 'Empty', records: [] },
    { name: 'Chart', records: [label(0, 0, 'not a cell')], kind: 2 },
    { name: 'Notes', records: [label(4, 2, 'Only a line')] },
  ]);
  assert.equal(detectMediaType(bytes, 'a.xls'), 'application/vnd.ms-excel');
  const parsed = await parse(bytes, { onPages: (count) => pages.push(count) });
  assert.equal(
    parsed.text,
    '# Größen\n\n| Name | Days |\n| --- | --- |\n| Ada | 30 |\n\n# Notes\n\nOnly a line',
  );
  assert.deepEqual(parsed.pageLabels, ['Größen', 'Empty', 'Notes']);
  assert.equal(parsed.pageKind, 'sheet');
  assert.deepEqual(pages, [3]);
});

test('cells show their values as a reader sees them', async () => {
  const globals = [
    record(0x041e, uint16(164), wideText('d mmmm yyyy')),
    ...styles(0, 164, 4),
    sharedStrings(wideText('shared')),
  ];
  const result = (...bytes: number[]) => Buffer.from([...bytes, 0xff, 0xff]);
  const formula = (column: number, value: Buffer) => cell(0x0006, 1, column, 0, value);
  const records = [
    ...Array.from('abcdefghijk', (name, column) => label(0, column, name)),
    shared(1, 0, 0),
    number(1, 1, 45292, 1),
    // Twelve and a half as a hundredth of an integer, and 1 as the upper half of a fraction.
    record(
      0x00bd,
      uint16(1, 2, 2),
      uint32((1250 << 2) | 3),
      uint16(0),
      uint32(0x3ff00000),
      uint16(3),
    ),
    cell(0x0205, 1, 4, 0, Buffer.from([1, 0])),
    cell(0x0205, 1, 5, 0, Buffer.from([7, 1])),
    formula(6, double(0.5)),
    formula(7, result(0, 0, 0, 0, 0, 0)),
    record(0x0207, wideText('by formula')),
    formula(8, result(1, 0, 0, 0, 0, 0)),
    formula(9, result(2, 0, 0x2a, 0, 0, 0)),
    cell(0x027e, 1, 10, 0, uint32((-3 << 2) | 2)),
  ];
  const lines = (await parse(makeXls([{ name: 'S', records }], { globals }))).text.split('\n');
  assert.equal(
    lines.at(-1),
    '| shared | 1 January 2024 | 12.50 | 1 | TRUE | #DIV/0! | 0.5 | by formula | FALSE | #N/A | -3 |',
  );
});

test('shared texts go on over records, change their width there, and are read without looks and readings', async () => {
  const rich = Buffer.concat([
    uint16(4),
    Buffer.from([0x0c]),
    uint16(1),
    uint32(6),
    Buffer.from('rich'),
    uint32(0),
    Buffer.alloc(6),
  ]);
  const begun = Buffer.concat([uint16(8), Buffer.from([0]), Buffer.from('half')]);
  const globals = [
    record(0x00fc, uint32(3, 3), rich, begun),
    record(0x003c, Buffer.from([1]), Buffer.from('łość', 'utf16le'), wideText('last')),
  ];
  const records = [shared(0, 0, 0), shared(1, 0, 1), shared(2, 0, 2), shared(3, 0, 99)];
  const parsed = await parse(makeXls([{ name: 'S', records }], { globals }));
  assert.equal(parsed.text, '# S\n\nrich\nhalfłość\nlast');
});

test('dates count from 1904 when the workbook says so', async () => {
  const globals = [record(0x0022, uint16(1)), ...styles(14)];
  const parsed = await parse(makeXls([{ name: 'S', records: [number(0, 0, 0)] }], { globals }));
  assert.match(parsed.text, /1904-01-01/u);
});

test('merged cells repeat, text boxes follow, and what is on an embedded chart is left out', async () => {
  const chart = [
    record(0x0809, uint16(0x0600, 0x20), Buffer.alloc(12)),
    label(9, 9, 'of the chart'),
    record(0x000a),
  ];
  const records = [
    ...['Area', 'City', 'Staff'].map((text, column) => label(0, column, text)),
    ...chart,
    label(1, 0, 'North'),
    label(1, 1, 'Oslo'),
    number(1, 2, 1),
    label(2, 1, 'Bergen'),
    number(2, 2, 2),
    record(0x00e5, uint16(1, 1, 2, 0, 0)),
    record(0x01b6, Buffer.alloc(10), uint16(6), Buffer.alloc(6)),
    record(0x003c, Buffer.from([0]), Buffer.from('In box')),
  ];
  assert.equal(
    (await parse(makeXls([{ name: 'S', records }]))).text,
    '# S\n\n| Area | City | Staff |\n| --- | --- | --- |\n| North | Oslo | 1 |\n| North | Bergen | 2 |\n\nIn box',
  );
});

test('workbooks of Excel 95 are read in their code page', async () => {
  const text = Buffer.from([0xcf, 0xf0, 0xe8]);
  const records = [cell(0x0204, 0, 0, 0, uint16(text.length), text)];
  const globals = [record(0x0042, uint16(1251))];
  const parsed = await parse(makeXls([{ name: 'S', records }], { globals, version: 0x0500 }));
  assert.equal(parsed.text, '# S\n\nПри');
});

test('locked, damaged, empty and oversized workbooks are told so', async () => {
  const sheet = (name: string) => ({ name, records: [label(0, 0, 'text')] });
  const locked = makeXls([sheet('S')], { globals: [record(0x002f, Buffer.alloc(6))] });
  await assert.rejects(parse(locked), refused('encrypted_document'));
  await assert.rejects(parse(makeXls([])), refused('empty_document'));
  await assert.rejects(
    parse(makeXls([sheet('A'), sheet('B')]), { maxPages: 1 }),
    refused('too_many_pages'),
  );
  await assert.rejects(parse(makeXls([sheet('S')]), { maxText: 5 }), refused('too_much_text'));
  const older = makeXls([sheet('S')], { version: 0x0400 });
  await assert.rejects(parse(older), refused('damaged_document'));
  await assert.rejects(
    parse(makeCompoundFile({ Other: Buffer.alloc(9) })),
    refused('damaged_document'),
  );
});

test('sheets that share records are refused, however many a small file names', async () => {
  const stream = xlsStream([
    { name: 'A', records: [label(0, 0, 'text')] },
    { name: 'B', records: [] },
  ]);
  const [first = 0, second = 0] = [...stream.entries()]
    .filter(([at]) => stream.readUInt16LE(Math.min(at, stream.length - 2)) === 0x0085)
    .map(([at]) => at);
  stream.writeUInt32LE(stream.readUInt32LE(first + 4), second + 4);
  await assert.rejects(parse(makeCompoundFile({ Workbook: stream })), refused('damaged_document'));
});

test('a workbook with a change at any place is read or refused, and nothing else', async () => {
  const globals = [...styles(0, 14), sharedStrings(wideText('one'), wideText('two'))];
  const records = [shared(0, 0, 0), shared(0, 1, 1), number(1, 0, 3, 1), label(1, 1, 'x')];
  const bytes = makeXls([{ name: 'S', records }], { globals });
  const random = new Random(7);
  for (let at = 0; at < bytes.length; at += 1) {
    const changed = Buffer.from(bytes);
    changed[at] = random.below(256);
    await parse(changed).catch((error: unknown) => {
      assert.ok(error instanceof IngestFailure, `byte ${at}: ${String(error)}`);
    });
  }
});
