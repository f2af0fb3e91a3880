import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseCsv } from '../../../../../shared/ingest/parsers/csv/parse-csv.ts';
import { defaultParseLimits } from '../../../../support/default-parse-limits.ts';

async function parse(content: string | Uint8Array) {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  return parseCsv({ bytes, ...defaultParseLimits, onPages: () => undefined });
}

async function lines(content: string | Uint8Array): Promise<string[]> {
  return (await parse(content)).text.split('\n');
}

test('a table keeps its header, with any delimiter', async () => {
  const expected = ['| Name | Days |', '| --- | --- |', '| Ann, B. | 5 |', '| Cem | 7 |'];
  assert.deepEqual(await lines('Name,Days\n"Ann, B.",5\nCem,7\n'), expected);
  assert.deepEqual(await lines('Name;Days\r\nAnn, B.;5\r\nCem;7\r\n'), expected);
  assert.deepEqual(await lines('Name\tDays\nAnn, B.\t5\nCem\t7\n'), expected);
  assert.deepEqual(await lines('Name|Days\nAnn, B.|5\nCem|7\n'), expected);
  assert.deepEqual(await lines('sep=;\nName;Days\nAnn, B.;5\nCem;7\n'), expected);
});

test('lines above the header are text, empty rows go', async () => {
  assert.deepEqual(await lines('Leave 2026,,\n,,\nKind,Days,Paid\nSick,5,yes\nOther,1,no\n,,\n'), [
    'Leave 2026',
    '',
    '| Kind | Days | Paid |',
    '| --- | --- | --- |',
    '| Sick | 5 | yes |',
    '| Other | 1 | no |',
  ]);
});

test('a table without header gets none, and years are names of columns', async () => {
  assert.deepEqual(await lines('1,Ann\n2,Cem\n'), [
    '|  |  |',
    '| --- | --- |',
    '| 1 | Ann |',
    '| 2 | Cem |',
  ]);
  assert.equal((await lines('Region,2025,2026\nNorth,1,2\n'))[0], '| Region | 2025 | 2026 |');
  assert.deepEqual((await lines('Only one\n')).at(-1), '| Only one |');
});

test('ragged rows, bars and line breaks in cells stay in their table', async () => {
  assert.deepEqual(await lines('A,B\n1,2,3\n4\n"x|y","two\nlines"\n'), [
    '| A | B |  |',
    '| --- | --- | --- |',
    '| 1 | 2 | 3 |',
    '| 4 |',
    '| x\\|y | two lines |',
  ]);
});

test('quotation marks that do not fit together are text, and the editor is told', async () => {
  const { text, warnings } = await parse('Name,Size\n"Pipe 3" long,5\nBolt,2\n"open,1\n');
  assert.match(text, /\| Bolt \| 2 \|/u);
  assert.match(text, /Pipe 3" long/u);
  assert.equal(warnings.length, 1);
});

test('long rows become sections that name every column', async () => {
  const plot = 'A long story. '.repeat(100).trim();
  const { text } = await parse(`Year,Title,Plot\n1999,First,${plot}\n2001,Second,${plot}\n`);
  assert.equal(
    text,
    `## First\n\n- Year: 1999\n- Title: First\n- Plot: ${plot}\n\n` +
      `## Second\n\n- Year: 2001\n- Title: Second\n- Plot: ${plot}\n`,
  );
});

test('many columns are not named again in every row', async () => {
  const header = Array.from({ length: 500 }, (_, at) => `a rather long column name ${at}`).join(
    ',',
  );
  const rows = Array.from({ length: 50 }, () =>
    Array.from({ length: 500 }, (_, at) => at).join(','),
  );
  const content = [header, ...rows].join('\n');
  assert.ok((await parse(content)).text.length < content.length * 3);
});

test('files in older encodings are read', async () => {
  const latin = Buffer.from('Stra\xdfe;Gr\xf6\xdfe\nAllee;5\n', 'latin1');
  assert.equal((await lines(latin))[0], '| Straße | Größe |');
  const utf16 = Buffer.from('\ufeffName\tTage\nÖzil\t5\n', 'utf16le');
  assert.deepEqual(await lines(utf16), ['| Name | Tage |', '| --- | --- |', '| Özil | 5 |']);
});

test('a file of delimiters alone is empty', async () => {
  await assert.rejects(parse(',,,\n,,,\n'), { code: 'empty_document' });
});
