import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fromVectorBlob, toVectorBlob } from '../../../shared/ingest/vector-blob.ts';

test('vectors come back in order and at single precision', () => {
  const vectors = [
    [0.5, -1, 0.25],
    [0, 1, 2],
  ];
  assert.deepEqual(fromVectorBlob(toVectorBlob(vectors), 2), vectors);
  const [[tenth] = []] = fromVectorBlob(toVectorBlob([[0.1]]), 1);
  assert.equal(tenth, Math.fround(0.1));
});

test('a blob that is cut off is refused', () => {
  const blob = toVectorBlob([[1, 2, 3]]).subarray(0, 9);
  assert.throws(() => fromVectorBlob(blob, 1), { code: 'storage_unavailable' });
});
