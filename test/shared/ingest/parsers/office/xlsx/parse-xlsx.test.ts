import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ParseInput } from '../../../../../../shared/ingest/parsed-document.ts';
import { parseXlsx } from '../../../../../../shared/ingest/parsers/office/xlsx/parse-xlsx.ts';
import { makeXlsx, sheetRow as row } from '../../../../../support/make-xlsx.ts';
import { parseInput } from '../../../../../support/parse-input.ts';
import { relationshipsXml } from '../../../../../support/relationships-xml.ts';

const parse = (bytes: Uint8Array, changes: Partial<ParseInput> = {}) =>
  parseXlsx(parseInput(bytes, changes));
const data = (...rows: string[]) => `<sheetData>${rows.join('')}</sheetData>`;

test('sheets are pages with their names, in the order of their tabs', async () => {
  const pages: number[] = [];
  const bytes = makeXlsx({
    Staff: data(row(1, 'Name', 'Days'), row(2, 'Ada', 30)),
    Empty: '<sheetData/>',
    'R&amp;D': data(row(1, 'Only a line')),
  });
  const parsed = await parse(bytes, { onPages: (count) => pages.push(count) });
  assert.equal(
    parsed.text,
    '# Staff\n\n| Name | Days |\n| --- | --- |\n| Ada | 30 |\n\n# R&D\n\nOnly a line',
  );
  assert.equal(parsed.pageKind, 'sheet');
  assert.deepEqual(parsed.pageLabels, ['Staff', 'Empty', 'R&D']);
  assert.deepEqual(
    parsed.pageStarts.map((start) => parsed.text.slice(start, start + 5)),
    ['# Sta', '\n\n# R', '# R&D'],
  );
  assert.equal(parsed.title, undefined);
  assert.deepEqual(pages, [3]);
});

test('cells show their values as a reader sees them', async () => {
  const cells =
    '<c r="A2" t="s"><v>0</v></c><c r="B2" s="1"><v>45292</v></c><c r="C2" s="2"><v>1234.5</v></c>' +
    '<c r="D2" t="b"><v>1</v></c><c r="E2" t="str"><f>A2</f><v>by formula</v></c><c r="F2" t="e"><v>#DIV/0!</v></c>' +
    '<c r="G2"><f>1/3</f><v>0.33333333333333331</v></c>';
  const bytes = makeXlsx(
    { S: data(row(1, 'a', 'b', 'c', 'd', 'e', 'f', 'g'), `<row r="2">${cells}</row>`) },
    {
      strings: [
        '<r><t>rich </t></r><r><rPr><b/></rPr><t>text</t></r><rPh sb="0" eb="1"><t>リッチ</t></rPh>',
      ],
      formats: ['d mmmm yyyy', '#,##0.00 &quot;EUR&quot;'],
    },
  );
  const lines = (await parse(bytes)).text.split('\n');
  assert.equal(
    lines.at(-1),
    '| rich text | 1 January 2024 | 1,234.50 EUR | TRUE | by formula | #DIV/0! | 0.33333333333 |',
  );
});

test('dates count from 1904 when the workbook says so', async () => {
  const cell = '<row r="1"><c r="A1" s="1"><v>0</v></c></row>';
  const options = { formats: ['yyyy-mm-dd'], properties: '<workbookPr date1904="1"/>' };
  assert.match((await parse(makeXlsx({ S: data(cell) }, options))).text, /1904-01-01/u);
});

test('texts of drawings, diagrams and charts follow the cells', async () => {
  const drawing = (text: string) => `<x xmlns:a="a"><a:p><a:r><a:t>${text}</a:t></a:r></a:p></x>`;
  const bytes = makeXlsx(
    { S: `${data(row(1, 'Cell'))}<drawing r:id="rId1"/>` },
    {
      parts: {
        'xl/worksheets/_rels/tab0.xml.rels': relationshipsXml({
          rId1: ['drawing', '../drawings/drawing1.xml'],
        }),
        'xl/drawings/drawing1.xml': drawing('In a box'),
        'xl/drawings/_rels/drawing1.xml.rels': relationshipsXml({
          rId1: ['chart', '/xl/charts/chart1.xml'],
        }),
        'xl/charts/chart1.xml': drawing('Sales by year'),
      },
    },
  );
  assert.equal((await parse(bytes)).text, '# S\n\nCell\n\nIn a box\n\nSales by year');
});

test('a sheet is as large as its cells, whatever it claims', async () => {
  const cells =
    '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>2</v></c></row>';
  const { text } = await parse(makeXlsx({ S: `<dimension ref="A1:XFD1048576"/>${data(cells)}` }));
  assert.equal(text, '# S\n\n1\n\n2');
});

test('what cannot be read says why', async () => {
  const refused = (bytes: Uint8Array, code: string, changes: Partial<ParseInput> = {}) =>
    assert.rejects(parse(bytes, changes), { name: 'IngestFailure', code });
  await refused(makeXlsx({ S: '<sheetData/>' }), 'empty_document');
  await refused(makeXlsx({}), 'damaged_document');
  await refused(makeXlsx({ A: data(), B: data() }), 'too_many_pages', { maxPages: 1 });
  const cells = '<c t="s"><v>0</v></c>'.repeat(1000);
  const repeated = makeXlsx(
    { S: data(`<row r="1">${cells}</row>`) },
    { strings: [`<t>${'A'.repeat(1000)}</t>`] },
  );
  await refused(repeated, 'too_much_text', { maxText: 100_000 });
});
