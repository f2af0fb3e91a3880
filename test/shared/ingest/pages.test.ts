import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fromPages, toPages } from '../../../shared/ingest/pages.ts';

test('pages joined again are the same text with the same page starts, empty pages included', () => {
  const document = { text: 'one\n\ntwo three', pageStarts: [0, 5, 5, 9] };
  const pages = toPages(document);
  assert.deepEqual(pages[1], { page: 2, text: '' });
  assert.deepEqual(fromPages(pages), document);
});

test('pages keep what the document calls them', () => {
  const sheets = { pageKind: 'sheet', pageLabels: ['Rates', ''] } as const;
  assert.deepEqual(toPages({ text: 'ab', pageStarts: [0, 1], ...sheets }), [
    { page: 1, text: 'a', kind: 'sheet', label: 'Rates' },
    { page: 2, text: 'b', kind: 'sheet' },
  ]);
});
