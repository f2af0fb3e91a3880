import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ParseInput } from '../../../../../../shared/ingest/parsed-document.ts';
import { parseOdp } from '../../../../../../shared/ingest/parsers/office/odf/parse-odp.ts';
import { parseOds } from '../../../../../../shared/ingest/parsers/office/odf/parse-ods.ts';
import { parseOdt } from '../../../../../../shared/ingest/parsers/office/odf/parse-odt.ts';
import { makeOdf } from '../../../../../support/make-odf.ts';
import { parseInput } from '../../../../../support/parse-input.ts';

const p = (text: string) => `<text:p>${text}</text:p>`;
const fails = (code: string) => ({ name: 'IngestFailure', code });

test('a text has headings, lists, tables and notes', async () => {
  const cell = (text: string) => `<table:table-cell>${p(text)}</table:table-cell>`;
  const row = (...cells: string[]) => `<table:table-row>${cells.join('')}</table:table-row>`;
  const body =
    '<text:h text:outline-level="2">Leave</text:h>' +
    p(
      'Days <text:span>off</text:span><text:note text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body><text:p>Since May.</text:p></text:note-body></text:note>',
    ) +
    `<text:list text:style-name="L1"><text:list-item>${p('one')}<text:list><text:list-item>${p('deeper')}</text:list-item></text:list></text:list-item></text:list>` +
    `<table:table>${row(cell('Name'), cell('Days'))}${row(cell('Ada'), cell('30'))}</table:table>`;
  const parsed = await parseOdt(parseInput(makeOdf('text', body, { title: 'Rules' })));
  assert.equal(
    parsed.text,
    '## Leave\n\nDays off\n\nFootnote: Since May.\n\n- one\n  - deeper\n\n| Name | Days |\n| --- | --- |\n| Ada | 30 |',
  );
  assert.equal(parsed.title, 'Rules');
});

test('slides of a presentation are pages', async () => {
  const frame = (text: string, kind: string) =>
    `<draw:frame presentation:class="${kind}"><draw:text-box>${p(text)}</draw:text-box></draw:frame>`;
  const body =
    `<draw:page draw:name="p1">${frame('Plan', 'title')}${frame('Cost', 'outline')}</draw:page>` +
    `<draw:page draw:name="p2">${frame('Risks', 'title')}</draw:page>`;
  const parsed = await parseOdp(parseInput(makeOdf('presentation', body)));
  assert.match(parsed.text, /^# Plan\n\nCost\n\n# Risks$/u);
  assert.equal(parsed.pageStarts.length, 2);
  assert.equal(parsed.pageKind, 'slide');
});

test('cells of a spreadsheet show their text; repeated ones are repeated when they have some', async () => {
  const cell = (text: string, attributes = '') =>
    `<table:table-cell ${attributes}>${text === '' ? '' : p(text)}</table:table-cell>`;
  const value = 'office:value-type="float"';
  const body =
    '<table:table table:name="Staff"><table:table-column/>' +
    `<table:table-row>${cell('Name')}${cell('Days', 'table:number-columns-repeated="2"')}${cell('', 'table:number-columns-repeated="16000"')}</table:table-row>` +
    `<table:table-row table:number-rows-repeated="2">${cell('Ada<text:s/>L.')}${cell('30', value)}<table:table-cell ${value}>${p('25')}<office:annotation>${p('Really?')}</office:annotation></table:table-cell></table:table-row>` +
    `<table:table-row table:number-rows-repeated="1048000"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>` +
    `<table:shapes><draw:custom-shape>${p('In a shape')}</draw:custom-shape></table:shapes></table:table>` +
    '<table:table table:name="Empty"/>';
  const parsed = await parseOds(parseInput(makeOdf('spreadsheet', body, { title: 'People' })));
  assert.equal(
    parsed.text,
    '# Staff\n\n| Name | Days | Days |\n| --- | --- | --- |\n| Ada L. | 30 | 25 |\n| Ada L. | 30 | 25 |\n\nIn a shape',
  );
  assert.deepEqual(parsed.pageLabels, ['Staff', 'Empty']);
  assert.equal(parsed.title, 'People');
});

test('merged cells of a spreadsheet name the rows they group', async () => {
  const body =
    `<table:table table:name="S"><table:table-row><table:table-cell table:number-rows-spanned="2">${p('North')}</table:table-cell><table:table-cell>${p('Jan')}</table:table-cell></table:table-row>` +
    `<table:table-row><table:covered-table-cell/><table:table-cell>${p('Feb')}</table:table-cell></table:table-row></table:table>`;
  const { text } = await parseOds(parseInput(makeOdf('spreadsheet', body)));
  assert.equal(text, '# S\n\n| North | Jan |\n| --- | --- |\n| North | Feb |');
});

test('what cannot be read says why', async () => {
  const locked = '<manifest:file-entry><manifest:encryption-data/></manifest:file-entry>';
  const encrypted = makeOdf('text', p('x'), { manifest: locked });
  await assert.rejects(parseOdt(parseInput(encrypted)), fails('encrypted_document'));
  await assert.rejects(parseOdt(parseInput(makeOdf('text', ''))), fails('empty_document'));
  const none = parseOds(parseInput(makeOdf('spreadsheet', '')));
  await assert.rejects(none, fails('damaged_document'));
  const many = `<table:table table:name="S"><table:table-row table:number-rows-repeated="1000000"><table:table-cell table:number-columns-repeated="1000">${p('x')}</table:table-cell></table:table-row></table:table>`;
  const limits: Partial<ParseInput> = { maxText: 100_000 };
  const flood = parseOds(parseInput(makeOdf('spreadsheet', many), limits));
  await assert.rejects(flood, fails('too_much_text'));
});
