import assert from 'node:assert/strict';
import { test } from 'node:test';
import { detectMediaType } from '../../../shared/ingest/media-type.ts';

const bytes = (content: string) => new Uint8Array(Buffer.from(content, 'latin1'));
const pdf = bytes('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n');
const zip = bytes('PK\x03\x04rest');
const noise = Uint8Array.from({ length: 500 }, (_, at) => (at * 37) % 31);

test('content and name agree', () => {
  assert.equal(detectMediaType(pdf, 'a/b.PDF'), 'application/pdf');
  assert.equal(detectMediaType(bytes('# Hi'), 'notes.md'), 'text/markdown');
  assert.equal(detectMediaType(bytes('<p>Hi'), 'page.htm'), 'text/html');
  assert.equal(detectMediaType(bytes('Hi'), 'notes.txt'), 'text/plain');
});

test('a name without a known extension leaves it to the content', () => {
  assert.equal(detectMediaType(pdf, 'scan'), 'application/pdf');
  assert.equal(detectMediaType(bytes('<!DOCTYPE html><p>Hi'), 'page'), 'text/html');
  assert.equal(detectMediaType(bytes('a;b;c'), 'table.csv'), undefined);
});

test('a content that contradicts the name is refused', () => {
  assert.equal(detectMediaType(pdf, 'notes.txt'), undefined);
  assert.equal(detectMediaType(zip, 'report.pdf'), undefined);
  assert.equal(detectMediaType(zip, 'report.docx'), undefined);
  assert.equal(detectMediaType(bytes('<html><body>Sign in'), 'report.pdf'), undefined);
  assert.equal(detectMediaType(noise, 'notes.txt'), undefined);
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
  assert.equal(detectMediaType(late, 'late'), undefined);
});

test('sound, images and archives are not read', () => {
  for (const start of ['RIFF\x24\0\0\0WAVE', 'GIF89a\x10\0\x10\0', 'Rar!\x1a\x07\0']) {
    assert.equal(detectMediaType(bytes(start), 'a.pdf'), undefined);
    assert.equal(detectMediaType(bytes(start), 'a.txt'), undefined);
  }
});
