import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fromPages } from '../../../../shared/ingest/pages.ts';
import { insertPages } from '../../../../shared/ingest/recognition/insert-pages.ts';

const pages = [
  { page: 1, text: 'It ends here' },
  { page: 2, text: '\n', label: 'ii' },
  { page: 3, text: 'and goes on.' },
];

test('puts text in its page’s place, apart from its neighbours', () => {
  const merged = insertPages(pages, new Map([[2, { text: '# Scan' }]]));
  assert.deepEqual(merged[1], { page: 2, text: '\n\n# Scan\n\n', label: 'ii' });
  assert.equal(fromPages(merged).text, 'It ends here\n\n# Scan\n\nand goes on.');
  assert.deepEqual(insertPages(merged, new Map([[2, { text: '# Scan' }]])), merged);
});

test('begins and ends the document without blank lines', () => {
  const scans = new Map([1, 2, 3].map((page) => [page, { text: `Scan ${page}` }]));
  assert.equal(fromPages(insertPages(pages, scans)).text, 'Scan 1\n\n\n\nScan 2\n\n\n\nScan 3');
});

test('leaves pages alone of which nothing was read', () => {
  assert.deepEqual(insertPages(pages, new Map([[2, { text: '' }]])), pages);
});
