import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  areOfOneDocument,
  capPerDocument,
} from '../../../../shared/answer/assemble/cap-per-document.ts';
import { aChunk } from '../../../support/a-chunk.ts';

const of = (documentId: string, id: string, score = 1) => aChunk({ id, documentId, score });

test('The first passages of each document stay, in their order', () => {
  const chunks = [of('one', 'a'), of('one', 'b'), of('two', 'c'), of('one', 'd'), of('two', 'e')];
  assert.deepEqual(
    [...capPerDocument(chunks, 2)].map(({ id }) => id),
    ['a', 'b', 'c', 'e'],
  );
});

test('A question is about one document when others have only half as good passages', () => {
  assert.equal(areOfOneDocument([of('one', 'a', 0.9), of('one', 'b', 0.3)]), true);
  assert.equal(areOfOneDocument([of('one', 'a', 0.9), of('two', 'b', 0.44)]), true);
  assert.equal(areOfOneDocument([of('one', 'a', 0.9), of('two', 'b', 0.46)]), false);
  assert.equal(areOfOneDocument([]), true);
});
