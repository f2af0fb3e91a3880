import assert from 'node:assert/strict';
import { test } from 'node:test';
import { namePages } from '../../../shared/ingest/name-pages.ts';

test('names one page, several, and ranges', () => {
  assert.equal(namePages([3]), 'Page 3');
  assert.equal(namePages([3, 9]), 'Pages 3, 9');
  assert.equal(namePages([1, 2, 3, 7, 9, 10]), 'Pages 1–3, 7, 9–10');
});

test('a sentence stays short, however many pages there are', () => {
  const odd = Array.from({ length: 1000 }, (_, at) => at * 2 + 1);
  assert.equal(namePages(odd), 'Pages 1, 3, 5, 7, 9, 11, 13, 15, 17, 19, 21, 23 and 988 more');
  assert.equal(namePages(Array.from({ length: 2000 }, (_, at) => at + 1)), 'Pages 1–2000');
});
