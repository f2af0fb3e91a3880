import assert from 'node:assert/strict';
import { test } from 'node:test';
import { BodyWriter } from '../../../../../../shared/ingest/parsers/office/docx/body-writer.ts';
import { slimBody } from '../../../../../../shared/ingest/parsers/office/docx/slim-body.ts';
import { wordParagraph } from '../../../../../support/make-docx.ts';

test('runs that differ only in looks become one', () => {
  const [slim] = slimBody(wordParagraph('one two three'), new Map());
  assert.equal(slim, '<w:p><w:r><w:t xml:space="preserve">one two three</w:t></w:r></w:p>');
});

test('properties within properties, and empty ones, are left out whole', () => {
  const xml =
    '<w:p w:rsidR="1"><w:pPr/><w:r><w:rPr><w:rPrChange><w:rPr><w:b/></w:rPr></w:rPrChange></w:rPr><w:t>a</w:t></w:r><w:proofErr w:type="x"/></w:p>';
  assert.deepEqual(slimBody(xml, new Map()), [
    '<w:p><w:r><w:t xml:space="preserve">a</w:t></w:r></w:p>',
  ]);
});

test('a body is cut between its blocks only, and each piece is a document', () => {
  const writer = new BodyWriter(5);
  writer.open('w:document', ' a="1"', false);
  writer.open('w:body', '', false);
  for (const text of ['first', 'second']) {
    writer.open('w:tbl', '', false);
    writer.open('w:p', '', false);
    writer.write(text);
    writer.close('w:p');
    writer.close('w:tbl');
  }
  writer.close('w:body');
  writer.close('w:document');
  const piece = (text: string) => `<w:document a="1"><w:body>${text}</w:body></w:document>`;
  assert.deepEqual(writer.end(), [
    piece('<w:tbl><w:p>first</w:p></w:tbl>'),
    piece('<w:tbl><w:p>second</w:p></w:tbl>'),
    piece(''),
  ]);
});
