import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ParseInput } from '../../../../../../shared/ingest/parsed-document.ts';
import { parsePptx } from '../../../../../../shared/ingest/parsers/office/pptx/parse-pptx.ts';
import { coreProperties } from '../../../../../support/make-docx.ts';
import { makePptx, slideShape as shape } from '../../../../../support/make-pptx.ts';
import { parseInput } from '../../../../../support/parse-input.ts';
import { relationshipsXml } from '../../../../../support/relationships-xml.ts';

const parse = (bytes: Uint8Array, changes: Partial<ParseInput> = {}) =>
  parsePptx(parseInput(bytes, changes));

test('slides are pages in the order of the show, with their titles first and notes last', async () => {
  const pages: number[] = [];
  const bytes = makePptx(
    [
      { shapes: shape(['Above the title']) + shape(['Plan'], 'title') },
      {
        shapes: shape(['Risks'], 'ctrTitle') + shape(['Cost', 'Time']),
        notes: shape(['Mention the bank.'], 'body') + shape(['2'], 'sldNum'),
      },
    ],
    { 'docProps/core.xml': coreProperties('PowerPoint Presentation') },
  );
  const parsed = await parse(bytes, { onPages: (count) => pages.push(count) });
  assert.equal(
    parsed.text,
    '# Plan\n\nAbove the title\n\n# Risks\n\nCost\n\nTime\n\nNotes:\n\nMention the bank.',
  );
  assert.deepEqual(
    parsed.pageStarts.map((start) => parsed.text.slice(start, start + 6)),
    ['# Plan', '# Risk'],
  );
  assert.equal(parsed.pageKind, 'slide');
  assert.equal(parsed.title, 'Plan');
  assert.deepEqual(pages, [2]);
});

test('what repeats on every slide is left out', async () => {
  const furniture =
    shape(['7'], 'sldNum') + shape(['May 2024'], 'dt') + shape(['Confidential'], 'ftr');
  const { text } = await parse(
    makePptx([{ shapes: shape(['Text']) + furniture + shape(['More']) }]),
  );
  assert.equal(text, 'Text\n\nMore');
});

test('tables and charts are read, pictures by their description unless it is a file name', async () => {
  const cell = (text: string) =>
    `<a:tc><a:txBody><a:bodyPr/><a:p><a:r><a:t>${text}</a:t></a:r></a:p></a:txBody></a:tc>`;
  const table = `<p:graphicFrame><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/table"><a:tbl><a:tr>${cell('Year')}${cell('Sales')}</a:tr><a:tr>${cell('2024')}${cell('7')}</a:tr></a:tbl></a:graphicData></a:graphic></p:graphicFrame>`;
  const chart =
    '<p:graphicFrame><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart"><c:chart xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" r:id="rId9"/></a:graphicData></a:graphic></p:graphicFrame>';
  const picture = (description: string, id: string) =>
    `<p:pic><p:nvPicPr><p:cNvPr id="4" name="Picture" descr="${description}"/><p:cNvPicPr/><p:nvPr/></p:nvPicPr><p:blipFill><a:blip r:embed="${id}"/></p:blipFill></p:pic>`;
  const bytes = makePptx(
    [{ shapes: table + chart + picture('A map of the site', 'rId7') + picture('map.png', 'rId8') }],
    {
      'ppt/slides/_rels/slide1.xml.rels': relationshipsXml({
        rId7: ['image', '../media/image1.png'],
        rId8: ['image', '../media/image2.png'],
        rId9: ['chart', '../charts/chart1.xml'],
      }),
      'ppt/charts/chart1.xml':
        '<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><c:chart><c:title><c:tx><c:rich><a:p><a:r><a:t>Growth</a:t></a:r></a:p></c:rich></c:tx></c:title><c:plotArea><c:barChart><c:ser><c:tx><c:strRef><c:strCache><c:pt idx="0"><c:v>North</c:v></c:pt></c:strCache></c:strRef></c:tx><c:cat><c:strRef><c:strCache><c:pt idx="0"><c:v>May</c:v></c:pt></c:strCache></c:strRef></c:cat><c:val><c:numRef><c:numCache><c:pt idx="0"><c:v>12.5</c:v></c:pt></c:numCache></c:numRef></c:val></c:ser></c:barChart></c:plotArea></c:chart></c:chartSpace>',
    },
  );
  const { text } = await parse(bytes);
  assert.match(text, /^\| Year \| Sales \|\n\| --- \| --- \|\n\| 2024 \| 7 \|/u);
  assert.match(text, /\n\nGrowth\n\n\| {2}\| North \|\n\| --- \| --- \|\n\| May \| 12\.5 \|\n\n/u);
  assert.match(text, /A map of the site/u);
  assert.doesNotMatch(text, /map\.png/u);
});

test('what cannot be read says why', async () => {
  const refused = (bytes: Uint8Array, code: string, changes: Partial<ParseInput> = {}) =>
    assert.rejects(parse(bytes, changes), { name: 'IngestFailure', code });
  const slide = { shapes: shape(['a']) };
  await refused(makePptx([slide, slide]), 'too_many_pages', { maxPages: 1 });
  await refused(makePptx([{ shapes: '' }]), 'empty_document');
  await refused(makePptx([{ shapes: '' }], { 'ppt/media/a.png': Buffer.from('x') }), 'no_text');
});
