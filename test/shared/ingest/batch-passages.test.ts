import assert from 'node:assert/strict';
import { test } from 'node:test';
import { batchPassages } from '../../../shared/ingest/batch-passages.ts';

const passages = (...tokens: number[]) => tokens.map((inputTokens) => ({ inputTokens }));
const sizes = (batches: readonly (readonly unknown[])[]) => batches.map(({ length }) => length);

test('a batch has at most so many passages', () => {
  assert.deepEqual(sizes(batchPassages(passages(1, 1, 1, 1, 1), 2)), [2, 2, 1]);
  assert.deepEqual(batchPassages([], 2), []);
});

test('a batch has at most so many tokens, and one passage in any case', () => {
  const batches = batchPassages(passages(150_000, 50_000, 1, 300_000, 5), 100);
  assert.deepEqual(sizes(batches), [2, 1, 1, 1]);
});
