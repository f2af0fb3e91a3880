import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chunkId } from '../../../shared/domain/chunk-id.ts';

test('every part of the address changes the id, and nothing else does', () => {
  const ids = [
    chunkId('t', 'd', 'v', 0),
    chunkId('t2', 'd', 'v', 0),
    chunkId('t', 'd2', 'v', 0),
    chunkId('t', 'd', 'v2', 0),
    chunkId('t', 'd', 'v', 1),
  ];
  assert.equal(new Set(ids).size, ids.length);
  assert.equal(chunkId('t', 'd', 'v', 0), ids[0]);
  for (const id of ids) assert.match(id, /^[0-9a-f]{32}$/);
});
