import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  boundMetadata,
  fromBlobMetadata,
  mergeMetadata,
  toBlobMetadata,
} from '../../../shared/ingest/document-metadata.ts';

test('blob metadata is read without regard to case, lists are split, empty values are no values', () => {
  assert.deepEqual(
    fromBlobMetadata({
      Groups: 'hr, board,hr',
      tags: '',
      Category: 'policy',
      SourceURL: 'https://x',
      title: ' ',
    }),
    { groups: ['hr', 'board'], tags: [], category: 'policy', sourceUrl: 'https://x' },
  );
});

test('any value survives the way through ASCII', () => {
  const metadata = {
    title: 'Übersicht, 100 % neu',
    groups: ['a,b', 'c'],
    tags: ['Größe'],
    category: 'k',
    audience: 'staff',
    sourceUrl: 'https://x/?a=1&b=2',
  };
  const blob = toBlobMetadata(metadata);
  for (const value of Object.values(blob)) assert.match(value, /^[\x20-\x7e]*$/u);
  assert.deepEqual(fromBlobMetadata(blob), metadata);
});

test('a value that only looks encoded stays as it is', () => {
  assert.equal(fromBlobMetadata({ title: '100 % cotton' }).title, '100 % cotton');
});

test('a document fills what its editor left open, but never its groups', () => {
  const editors = { groups: ['hr'], tags: [], category: 'policy' };
  const own = { title: 'Leave', tags: ['leave'], category: 'draft', groups: ['everyone'] };
  assert.deepEqual(mergeMetadata(editors, own), {
    title: 'Leave',
    tags: ['leave'],
    category: 'policy',
    groups: ['hr'],
  });
});

test('huge values are cut, surplus entries dropped', () => {
  const many = Array.from({ length: 60 }, (_, at) => `${at} ${'x'.repeat(300)}`);
  const long = `${'y'.repeat(299)}😀${'y'.repeat(100_000)}`;
  const bound = boundMetadata({
    title: long,
    tags: many,
    groups: many,
    category: long,
    audience: long,
  });
  assert.equal(bound.title, 'y'.repeat(299));
  assert.equal(bound.category, 'y'.repeat(200));
  assert.equal(bound.audience, 'y'.repeat(200));
  for (const list of [bound.tags, bound.groups]) {
    assert.equal(list.length, 50);
    for (const entry of list) assert.equal(entry.length, 200);
  }
  assert.equal(
    mergeMetadata({ groups: [], tags: [] }, { title: long, tags: many }).tags.length,
    50,
  );
  assert.equal(fromBlobMetadata({ title: long }).title?.length, 299);
});

test('half characters and control characters do not stay', () => {
  const metadata = { title: 'a\u0000b\r\nc\ud800', tags: ['\udfff', '\u0007'] };
  const expected = { title: 'a b c\ufffd', tags: ['\ufffd'], groups: [] };
  assert.deepEqual(boundMetadata(metadata), expected);
  assert.deepEqual(fromBlobMetadata(toBlobMetadata(metadata)), expected);
});

test('a source is a whole http(s) address, or none', () => {
  const sourceOf = (sourceUrl: string) => boundMetadata({ sourceUrl }).sourceUrl;
  assert.equal(sourceOf(' HTTP://intranet/a?b=c '), 'HTTP://intranet/a?b=c');
  const refused = ['javascript:alert(1)', 'java\nscript:x', 'data:text/html,x', '//host/x', 'x'];
  for (const url of [...refused, 'https://', `https://x/${'a'.repeat(2000)}`]) {
    assert.equal(sourceOf(url), undefined, url);
    assert.equal(fromBlobMetadata({ sourceurl: url }).sourceUrl, undefined, url);
    assert.equal(mergeMetadata({ groups: [], tags: [] }, { sourceUrl: url }).sourceUrl, undefined);
  }
});

test('a title shows what it says: nothing turns or hides parts of it', () => {
  const { title } = boundMetadata({ title: 'invoice\u202efdp.exe \u2066of\u2069 ﬁve\u200b' });
  assert.equal(title, 'invoicefdp.exe of five');
});
