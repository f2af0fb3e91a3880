import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
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
