import assert from 'node:assert/strict';
import { test } from 'node:test';
import { indexBatches } from '../../../shared/adapters/index-batches.ts';

const megabyte = 1024 * 1024;
const bytesOf = (batch: readonly string[]) =>
  batch.reduce((sum, one) => sum + Buffer.byteLength(JSON.stringify(one)), 0);

test('A batch has at most 1,000 documents; all come through, in order', () => {
  const documents = Array.from({ length: 2500 }, (_, at) => at);
  const batches = [...indexBatches(documents)];
  assert.deepEqual(
    batches.map(({ length }) => length),
    [1000, 1000, 500],
  );
  assert.deepEqual(batches.flat(), documents);
});

test('A batch has at most 15 MB as UTF-8', () => {
  // Two bytes a character: counted as characters, twice as many would fit.
  const documents = Array.from({ length: 40 }, () => 'é'.repeat(megabyte / 2));
  const batches = [...indexBatches(documents)];
  for (const batch of batches) assert.ok(bytesOf(batch) <= 15 * megabyte);
  assert.equal(batches.length, 3);
  assert.equal(batches.flat().length, documents.length);
});

test('A document larger than a batch goes alone; the service says what is wrong with it', () => {
  const sizes = [...indexBatches(['a', 'b'.repeat(16 * megabyte), 'c'])].map((one) => one.length);
  assert.deepEqual(sizes, [1, 1, 1]);
});

test('Nothing makes no batch', () => {
  assert.deepEqual([...indexBatches([])], []);
});
