import assert from 'node:assert/strict';
import { Buffer } from 'node:buffer';
import { test } from 'node:test';
import { parseRtf } from '../../../../../../shared/ingest/parsers/office/rtf/parse-rtf.ts';
import { slimRtf } from '../../../../../../shared/ingest/parsers/office/rtf/slim-rtf.ts';
import { parseInput } from '../../../../../support/parse-input.ts';

const bytes = (source: string) => Buffer.from(source, 'latin1');
const parse = (source: string) => parseRtf(parseInput(bytes(source)));
const slim = (source: string) => slimRtf(bytes(source)).toString('latin1');
const textOf = async (source: string) => (await parse(source)).text;

test('headings come by outline level and by the names of styles', async () => {
  const source =
    '{\\rtf1\\ansi{\\stylesheet{\\s3\\sbasedon0 heading 2;}{\\s4 Body;}}' +
    '{\\pard\\s3\\b Leave\\par}{\\pard\\s4 Days off.\\par}{\\pard\\outlinelevel0 Chapter\\par}}';
  assert.equal(await textOf(source), '## Leave\n\nDays off.\n\n# Chapter');
});

test('text is read in its code page, by its font and by its numbers', async () => {
  assert.equal(await textOf("{\\rtf1\\ansi\\ansicpg1252 \\'dcbersicht\\par}"), 'Übersicht');
  const russian =
    "{\\rtf1\\ansi{\\fonttbl{\\f1\\fcharset204 Arial;}}\\pard\\f1\\fs24 \\'cf\\'f0\\'e8\\'e2\\'e5\\'f2\\par}";
  assert.equal(await textOf(russian), 'Привет');
  assert.equal(await textOf('{\\rtf1\\ansi\\uc1 \\u24180?\\u-10179?\\u-8704?\\par}'), '年😀');
});

test('dashes, bullets and fixed spaces are kept', async () => {
  const source = '{\\rtf1 a\\emdash b\\endash c\\~d\\_e\\bullet f \\lquote g\\rquote\\par}';
  assert.equal(await textOf(source), 'a—b–c d-e•f ‘g’');
});

test('tables become pipe tables', async () => {
  const row = (a: string, b: string) =>
    `\\trowd\\cellx1000\\cellx2000\\pard\\intbl ${a}\\cell ${b}\\cell\\row`;
  const source = `{\\rtf1 ${row('Name', 'Days')}${row('Ada', '30')}\\pard End\\par}`;
  assert.equal(await textOf(source), '| Name | Days |\n| --- | --- |\n| Ada | 30 |\n\nEnd');
});

test('the title comes from the properties', async () => {
  const { title } = await parse('{\\rtf1{\\info{\\title Rules of leave}{\\author A}}Text\\par}');
  assert.equal(title, 'Rules of leave');
});

test('slimming leaves out looks, pictures and binary data, and keeps words apart', () => {
  assert.equal(slim('{\\rtf1\\par\\i0 text \\cf2 more}'), '{\\rtf1 \\par text more}');
  assert.equal(
    slim('{\\rtf1 {\\pict\\pngblip 89504e}a{\\*\\themedata 00}b}'),
    '{\\rtf1 {\\pict }a{\\*\\themedata }b}',
  );
  assert.equal(slim('{\\rtf1 a\\bin4 }}}}b}'), '{\\rtf1 ab}');
  assert.equal(slim('{\\rtf1 \\{a\\}\\\\}'), '{\\rtf1 \\{a\\}\\\\}');
  assert.equal(slim('no brace } at all'), 'no brace } at all');
});

test('what cannot be read says why', async () => {
  const refused = (source: string, code: string) =>
    assert.rejects(parse(source), { name: 'IngestFailure', code });
  await refused('{\\rtf1 }', 'empty_document');
  await refused('{\\rtf1 {\\pict 00}}', 'no_text');
  await refused(`{\\rtf1 ${'{\\b '.repeat(1000)}x${'}'.repeat(1000)}}`, 'too_complex');
  await refused(`{\\rtf1 ${'\\par'.repeat(1_000_001)}}`, 'too_complex');
});
