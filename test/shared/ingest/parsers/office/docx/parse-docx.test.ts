import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseDocx } from '../../../../../../shared/ingest/parsers/office/docx/parse-docx.ts';
import {
  coreProperties,
  makeDocx,
  wordNotes,
  wordNumbering,
  wordParagraph as p,
  wordStyles,
} from '../../../../../support/make-docx.ts';
import { parseInput } from '../../../../../support/parse-input.ts';
import { relationshipsXml } from '../../../../../support/relationships-xml.ts';

const parse = (bytes: Uint8Array) => parseDocx(parseInput(bytes));
const style = (id: string) => `<w:pStyle w:val="${id}"/>`;
const item = (level: number) => `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="7"/></w:numPr>`;
const numberingPart = {
  'word/_rels/document.xml.rels': relationshipsXml({ rId1: ['numbering', 'numbering.xml'] }),
  'word/numbering.xml': wordNumbering(
    '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/></w:lvl>' +
      '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="bullet"/></w:lvl>',
  ),
};

test('headings come by the name of their style, in any language, by outline level and by inheritance', async () => {
  const styles = wordStyles(
    '<w:style w:type="paragraph" w:styleId="berschrift1"><w:name w:val="heading 1"/></w:style>' +
      '<w:style w:type="paragraph" w:styleId="Kapitel"><w:basedOn w:val="berschrift1"/></w:style>' +
      '<w:style w:type="paragraph" w:styleId="Own"><w:name w:val="Own"/><w:pPr><w:outlineLvl w:val="2"/></w:pPr></w:style>',
  );
  const body =
    p('Leave and absence', style('berschrift1')) +
    p('Everyone has days off.') +
    p('Sickness', '<w:outlineLvl w:val="1"/>') +
    p('Notice', style('Own')) +
    p('Second chapter', style('Kapitel') + item(0)) +
    p('Only looks', `${style('berschrift1')}<w:outlineLvl w:val="9"/>`);
  const { text, title, pageStarts } = await parse(makeDocx(body, { 'word/styles.xml': styles }));
  assert.equal(
    text,
    '# Leave and absence\n\nEveryone has days off.\n\n## Sickness\n\n### Notice\n\n# Second chapter\n\nOnly looks',
  );
  assert.equal(title, 'Leave and absence');
  assert.deepEqual(pageStarts, [0]);
});

test('lists nest, and a style can bring its list along', async () => {
  const styles = wordStyles(
    '<w:style w:type="paragraph" w:styleId="ListNumber"><w:name w:val="List Number"/><w:pPr><w:numPr><w:numId w:val="7"/></w:numPr></w:pPr></w:style>',
  );
  const body =
    p('Ask', item(0)) +
    p('by mail', item(1)) +
    p('by phone', item(1)) +
    p('Wait', style('ListNumber')) +
    p('Done');
  const { text } = await parse(makeDocx(body, { ...numberingPart, 'word/styles.xml': styles }));
  assert.equal(text, '1. Ask\n  - by mail\n  - by phone\n2. Wait\n\nDone');
});

test('tables keep their header, merged cells and paragraphs', async () => {
  const cell = (text: string, properties = '') =>
    `<w:tc><w:tcPr>${properties}</w:tcPr>${text}</w:tc>`;
  const row = (...cells: string[]) => `<w:tr>${cells.join('')}</w:tr>`;
  const table = `<w:tbl><w:tblPr/><w:tblGrid/>${row(cell(p('Grade')), cell(p('Days'), '<w:gridSpan w:val="2"/>'))}${row(
    cell(p('A'), '<w:vMerge w:val="restart"/>'),
    cell(p('20') + p('to 25')),
    cell(p('a|b')),
  )}${row(cell(p(''), '<w:vMerge/>'), cell(p('30')), cell(p('')))}</w:tbl>`;
  const { text } = await parse(makeDocx(table));
  assert.equal(
    text,
    '| Grade | Days | Days |\n| --- | --- | --- |\n| A | 20 to 25 | a\\|b |\n| A | 30 |  |',
  );
});

test('a table that only places text on the page is dissolved', async () => {
  const cell = (content: string) => `<w:tc>${content}</w:tc>`;
  const inner = `<w:tbl><w:tr>${cell(p('a'))}${cell(p('b'))}</w:tr><w:tr>${cell(p('1'))}${cell(p('2'))}</w:tr></w:tbl>`;
  const { text } = await parse(
    makeDocx(`<w:tbl><w:tr>${cell(p('Left'))}${cell(inner + p(''))}</w:tr></w:tbl>`),
  );
  assert.equal(text, 'Left\n\n| a | b |\n| --- | --- |\n| 1 | 2 |');
});

test('text boxes, formulas, footnotes and links are read; comments and deleted text are not', async () => {
  const box =
    '<w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor><a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:txbx>' +
    `<w:txbxContent>${p('Inside a box')}</w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice>` +
    `<mc:Fallback><w:pict><w:txbxContent>${p('Inside a box')}</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>`;
  const formula =
    '<w:p><m:oMath><m:f><m:num><m:r><m:t>1</m:t></m:r></m:num><m:den><m:r><m:t>2</m:t></m:r></m:den></m:f></m:oMath></w:p>';
  const noted =
    '<w:p><w:r><w:t>Rates may change.</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r></w:p>';
  const edited =
    '<w:p><w:del w:id="1"><w:r><w:delText>Old</w:delText></w:r></w:del><w:ins w:id="2"><w:r><w:t>New</w:t></w:r></w:ins><w:r><w:commentReference w:id="0"/></w:r></w:p>';
  const bytes = makeDocx(box + formula + noted + edited, {
    'word/footnotes.xml': wordNotes(`<w:footnote w:id="2">${p('Since May.')}</w:footnote>`),
    'word/comments.xml': wordNotes(`<w:comment w:id="0">${p('Really?')}</w:comment>`),
    'docProps/core.xml': coreProperties('Rates &amp; fees'),
  });
  const { text, title } = await parse(bytes);
  assert.equal(
    text,
    'Inside a box\n\n\\frac12\n\nRates may change.\n\nFootnote: Since May.\n\nNew',
  );
  assert.equal(title, 'Rates & fees');
});

test('a part in UTF-16 is read as well', async () => {
  const utf8 = `<?xml version="1.0" encoding="UTF-16"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${p('Grüße')}</w:body></w:document>`;
  const part = Buffer.from(`\ufeff${utf8}`, 'utf16le');
  assert.equal((await parse(makeDocx('', { 'word/document.xml': part }))).text, 'Grüße');
});

test('what cannot be read says why', async () => {
  const refused = (bytes: Uint8Array, code: string) =>
    assert.rejects(parse(bytes), { name: 'IngestFailure', code });
  await refused(makeDocx(p('')), 'empty_document');
  await refused(makeDocx(p(''), { 'word/media/a.png': Buffer.from('x') }), 'no_text');
  await refused(makeDocx('<w:sdt><w:sdtContent>'.repeat(1000)), 'too_complex');
  await refused(makeDocx('<w:p/>'.repeat(2_000_001)), 'archive_bomb');
  const entities = '<!DOCTYPE d [<!ENTITY a "b">]><w:document/>';
  await refused(makeDocx('', { 'word/document.xml': entities }), 'unsafe_document');
  await refused(Buffer.from('PK\x05\x06 nothing'), 'damaged_document');
});

test('a long document is read in pieces without losing anything between them', async () => {
  // As the body is written anew, each paragraph has more than the four million characters of a piece.
  const long = 'abcdefgh'.repeat(520_000);
  const xml = `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${p(long)}${p('middle')}${p(long)}${p('end')}</w:body></w:document>`;
  const { text } = await parse(makeDocx('', { 'word/document.xml': Buffer.from(xml) }));
  assert.ok(text === [long, 'middle', long, 'end'].join('\n\n'));
});
