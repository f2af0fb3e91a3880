import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parseContainerDefinition } from '../../../../local/services/cosmos/container-definition.ts';

const parse = (more: object) =>
  parseContainerDefinition({ id: 'c', partitionKey: { paths: ['/p'] }, ...more });

describe('parseContainerDefinition', () => {
  it('fills in what Azure would', () => {
    const { partitionKey, indexingPolicy, defaultTtl } = parse({});
    assert.deepEqual(partitionKey, { paths: ['/p'], kind: 'Hash', version: 2 });
    assert.equal(indexingPolicy.indexingMode, 'consistent');
    assert.deepEqual(indexingPolicy.includedPaths, [{ path: '/*' }]);
    assert.equal(defaultTtl, undefined);
  });

  it('refuses what is malformed', () => {
    for (const more of [
      { id: '' },
      { id: 'a/b' },
      { partitionKey: { paths: [] } },
      { partitionKey: { paths: ['p'] } },
      { partitionKey: { paths: ['/a', '/b'] } },
      { partitionKey: { paths: ['/a', '/b', '/c', '/d'], kind: 'MultiHash' } },
      { defaultTtl: 0 },
      { indexingPolicy: { includedPaths: [{ path: '/a/?' }], excludedPaths: [] } },
      { indexingPolicy: { compositeIndexes: [[{ path: '/a' }]] } },
      { uniqueKeyPolicy: { uniqueKeys: [{ paths: [] }] } },
    ]) {
      assert.throws(() => parse(more), { status: 400 }, JSON.stringify(more));
    }
  });

  it('refuses a policy that it does not serve, by name', () => {
    assert.throws(() => parse({ vectorEmbeddingPolicy: {} }), {
      status: 501,
      message: /vectorEmbeddingPolicy/,
    });
  });
});
