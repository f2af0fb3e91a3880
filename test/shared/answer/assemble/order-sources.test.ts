import assert from 'node:assert/strict';
import { test } from 'node:test';
import { orderSources } from '../../../../shared/answer/assemble/order-sources.ts';
import { wholePassage } from '../../../../shared/answer/excerpt.ts';
import { aChunk } from '../../../support/a-chunk.ts';

test('Documents come in the order of their best passages, sources of one in its own order, numbered from 1', () => {
  const ranked = [
    ['handbook', 7],
    ['travel', 2],
    ['handbook', 3],
    ['travel', 9],
    ['prices', 0],
  ] as const;
  const drafts = ranked.map(([documentId, ordinal]) => {
    const chunk = aChunk({ documentId, ordinal });
    return { chunk, excerpts: [wholePassage(chunk)] as const };
  });
  assert.deepEqual(
    orderSources(drafts).map(({ number, chunk }) => [number, chunk.documentId, chunk.ordinal]),
    [
      [1, 'handbook', 3],
      [2, 'handbook', 7],
      [3, 'travel', 2],
      [4, 'travel', 9],
      [5, 'prices', 0],
    ],
  );
});
