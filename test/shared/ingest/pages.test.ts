import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fromPages, toPages } from '../../../shared/ingest/pages.ts';

test('pages joined again are the same text with the same page starts, empty pages included', () => {
  const document = { text: 'one\n\ntwo three', pageStarts: [0, 5, 5, 9] };
  const pages = toPages(document);
  assert.deepEqual(pages[1], { page: 2, text: '' });
  assert.deepEqual(fromPages(pages), document);
});
