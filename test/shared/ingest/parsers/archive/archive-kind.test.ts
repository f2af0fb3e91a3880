import assert from 'node:assert/strict';
import { test } from 'node:test';
import { strToU8, zipSync } from 'fflate';
import { archiveKind } from '../../../../../shared/ingest/parsers/archive/archive-kind.ts';

const zip = (...names: string[]) =>
  zipSync(Object.fromEntries(names.map((name) => [name, strToU8('<x/>')])));
const withMimetype = (type: string) =>
  zipSync({ mimetype: [strToU8(type), { level: 0 }], 'content.xml': strToU8('<x/>') });

test('Office Open XML shows by the names of its entries', () => {
  assert.equal(archiveKind(zip('[Content_Types].xml', 'word/document.xml')), 'docx');
  assert.equal(archiveKind(zip('word/document2.xml')), 'docx');
  assert.equal(archiveKind(zip('word\\document.xml')), 'docx');
  assert.equal(archiveKind(zip('ppt/presentation.xml')), 'pptx');
  assert.equal(archiveKind(zip('xl/workbook.xml')), 'xlsx');
  assert.equal(archiveKind(zip('xl/workbook.bin', 'xl/metadata.xml')), 'xlsb');
  assert.equal(archiveKind(zip('xl/vbaProject.bin', 'xl/workbook.xml')), 'xlsx');
});

test('OpenDocument and EPUB show by their mimetype', () => {
  assert.equal(archiveKind(withMimetype('application/vnd.oasis.opendocument.text')), 'odt');
  assert.equal(
    archiveKind(withMimetype('application/vnd.oasis.opendocument.spreadsheet-template')),
    'ods',
  );
  assert.equal(archiveKind(withMimetype('application/epub+zip')), 'epub');
  assert.equal(archiveKind(zip('META-INF/container.xml', 'content.opf')), 'epub');
});

test('other archives, damaged ones and other files are told apart', () => {
  assert.equal(archiveKind(zip('photo.jpg')), 'archive');
  assert.equal(archiveKind(zip()), 'archive');
  assert.equal(archiveKind(zip('word/document.xml').subarray(0, 60)), 'damaged');
  assert.equal(archiveKind(strToU8('PK is short for Phil Katz.')), undefined);
  assert.equal(archiveKind(new Uint8Array()), undefined);
});

test('a directory that lies about itself is damage, not an error', () => {
  const archive = Buffer.from(zip('word/document.xml'));
  const end = archive.lastIndexOf('PK\x05\x06', undefined, 'latin1');
  for (const [at, value] of [
    [end + 16, 0xfffffff0],
    [end + 16, archive.length - 2],
  ] as const) {
    const lying = Buffer.from(archive);
    lying.writeUInt32LE(value, at);
    assert.equal(archiveKind(lying), 'damaged');
  }
});
