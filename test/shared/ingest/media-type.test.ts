import assert from 'node:assert/strict';
import { test } from 'node:test';
import { IngestFailure } from '../../../shared/ingest/failure.ts';
import { detectMediaType } from '../../../shared/ingest/media-type.ts';
import { makeCompoundFile } from '../../support/make-compound-file.ts';

const bytes = (content: string) => new Uint8Array(Buffer.from(content, 'latin1'));
const compoundFile = (stream: string) => makeCompoundFile({ [stream]: bytes('x') });
const pdf = bytes('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n');
const noise = Uint8Array.from({ length: 500 }, (_, at) => (at * 37) % 31);

function refusal(code: string, sentence = /./u) {
  return (error: unknown) => {
    assert.ok(error instanceof IngestFailure);
    assert.equal(error.code, code);
    assert.match(error.sentence, sentence);
    return true;
  };
}
const unsupported = refusal('unsupported_media_type', /does not match its name\. Upload PDF, /u);

test('content and name agree', () => {
  assert.equal(detectMediaType(pdf, 'a/b.PDF'), 'application/pdf');
  assert.equal(detectMediaType(bytes('# Hi'), 'notes.md'), 'text/markdown');
  assert.equal(detectMediaType(bytes('<p>Hi'), 'page.htm'), 'text/html');
  assert.equal(detectMediaType(bytes('Hi'), 'notes.txt'), 'text/plain');
});

test('a name without a known extension leaves it to the content', () => {
  assert.equal(detectMediaType(pdf, 'scan'), 'application/pdf');
  assert.equal(detectMediaType(bytes('<!DOCTYPE html><p>Hi'), 'page'), 'text/html');
  assert.throws(() => detectMediaType(bytes('a;b;c'), 'table.dat'), unsupported);
});

test('a content with a mark of its own is read as what it is', () => {
  assert.equal(detectMediaType(pdf, 'notes.txt'), 'application/pdf');
  assert.equal(detectMediaType(pdf, 'page.htm'), 'application/pdf');
  assert.equal(detectMediaType(bytes('<html><body>Hi'), 'page.txt'), 'text/html');
  assert.equal(detectMediaType(bytes('<html><body>Hi'), 'page.md'), 'text/markdown');
});

test('a content that contradicts the name is refused', () => {
  const picture = bytes('\x89PNG\r\n\x1a\n');
  for (const name of ['report.pdf', 'notes.txt', 'page.html', 'picture.png']) {
    assert.throws(() => detectMediaType(picture, name), unsupported, name);
  }
  assert.throws(() => detectMediaType(bytes('PK\x03\x04rest'), 'report.pdf'), unsupported);
  assert.throws(() => detectMediaType(bytes('<html><body>Sign in'), 'report.pdf'), unsupported);
  assert.throws(() => detectMediaType(noise, 'notes.txt'), unsupported);
});

test('a broken PDF is left to the PDF reader, which says that it is damaged', () => {
  assert.equal(detectMediaType(noise, 'report.pdf'), 'application/pdf');
});

test('a text that only speaks of PDF, or begins with the name of a format, is a text', () => {
  const mention = bytes('# Formats\n\nA PDF begins with %PDF-1.7.');
  assert.equal(detectMediaType(mention, 'formats.md'), 'text/markdown');
  assert.equal(detectMediaType(bytes('\n %PDF-1.7'), 'notes.txt'), 'text/plain');
  assert.equal(detectMediaType(bytes('RIFF files hold sound.'), 'notes.txt'), 'text/plain');
  assert.equal(detectMediaType(bytes('GIF89a is a version of GIF.'), 'notes.md'), 'text/markdown');
});

test('a PDF may begin with white space when its name says what it is', () => {
  const late = bytes('\xef\xbb\xbf\r\n  %PDF-1.4\n\0');
  assert.equal(detectMediaType(late, 'late.pdf'), 'application/pdf');
  assert.throws(() => detectMediaType(late, 'late'), unsupported);
});

test('sound, images and archives are not read', () => {
  for (const start of ['RIFF\x24\0\0\0WAVE', 'GIF89a\x10\0\x10\0', 'Rar!\x1a\x07\0']) {
    assert.throws(() => detectMediaType(bytes(start), 'a.pdf'), unsupported);
    assert.throws(() => detectMediaType(bytes(start), 'a.txt'), unsupported);
  }
});

test('older Office files and Outlook messages are known by their content', () => {
  const kindOf = (stream: string) => detectMediaType(compoundFile(stream), 'a.txt');
  assert.equal(kindOf('WordDocument'), 'application/msword');
  assert.equal(kindOf('Workbook'), 'application/vnd.ms-excel');
  assert.equal(kindOf('Book'), 'application/vnd.ms-excel');
  assert.equal(kindOf('PowerPoint Document'), 'application/vnd.ms-powerpoint');
  assert.equal(kindOf('__properties_version1.0'), 'application/vnd.ms-outlook');
  assert.throws(() => detectMediaType(compoundFile('Other'), 'a.doc'), unsupported);
});

test('an older Office file that was cut off is damaged when its name says what it was', () => {
  const cut = compoundFile('WordDocument').subarray(0, 600);
  for (const name of ['a.doc', 'a.xls', 'a.ppt']) {
    assert.throws(() => detectMediaType(cut, name), refusal('damaged_document'));
  }
  assert.throws(() => detectMediaType(cut, 'a'), unsupported);
});

test('a locked Office document is told so, whatever its name', () => {
  const detect = () => detectMediaType(compoundFile('EncryptedPackage'), 'plan.docx');
  assert.throws(detect, refusal('encrypted_document'));
});

test('a mail is known by its header when its name says nothing', () => {
  const mail = 'From: a@example.com\r\nSubject: Rates\r\nMessage-ID: <1@example.com>\r\n\r\nHi';
  assert.equal(detectMediaType(bytes(mail), 'saved'), 'message/rfc822');
  assert.equal(detectMediaType(bytes(`From a@b Mon\n${mail}`), 'saved'), 'message/rfc822');
  assert.equal(detectMediaType(bytes('Subject: Rates\n\nHi'), 'rates.eml'), 'message/rfc822');
  assert.throws(() => detectMediaType(bytes('From: me\nTo: you\n\nHi'), 'note'), unsupported);
});

test('tables and data in plain text are known by their names alone', () => {
  assert.equal(detectMediaType(bytes('a;b'), 't.csv'), 'text/csv');
  assert.equal(detectMediaType(bytes('a;b'), 't.txt'), 'text/plain');
  assert.equal(detectMediaType(bytes('{"a":1}'), 't.json'), 'application/json');
  assert.equal(detectMediaType(bytes('{"a":1}'), 't.ndjson'), 'application/jsonl');
});
