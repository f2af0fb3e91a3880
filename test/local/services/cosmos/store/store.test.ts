import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { parseContainerDefinition } from '../../../../../local/services/cosmos/container-definition.ts';
import { encodePartitionKey, scopeOf } from '../../../../../local/services/cosmos/partition-key.ts';
import type { Container } from '../../../../../local/services/cosmos/store/container-store.ts';
import { Store } from '../../../../../local/services/cosmos/store/store.ts';

const PATHS = ['/tenantId', '/userId'];

describe('Store', () => {
  let now = 0;
  let store: Store;
  let container: Container;

  beforeEach(() => {
    now = 1_000_000;
    store = new Store(undefined, () => now);
    const definition = parseContainerDefinition({
      id: 'c',
      partitionKey: { paths: PATHS, kind: 'MultiHash' },
      defaultTtl: 100,
    });
    container = store.containers.create(store.databases.create('d', 1), definition, 1);
  });

  afterEach(() => store.close());

  const put = (tenantId: string, userId: string, id: string, more = {}) => {
    const partition = encodePartitionKey([tenantId, userId]);
    const old = store.items.find(container, partition, id);
    return store.items.put(container, partition, { id, tenantId, userId, ...more }, old);
  };
  const scan = (key: string[], options = {}) =>
    [...store.reader.scan(container, { scope: scopeOf(key, PATHS), ...options })].map(
      (item) => (JSON.parse(item.body) as { id: string }).id,
    );

  it('scans a partition, a prefix and all, in order of partition and insertion', () => {
    put('t1', 'u2', 'c');
    put('t1', 'u1', 'b');
    put('t1', 'u1', 'a');
    put('t10', 'u1', 'd');
    assert.deepEqual(scan(['t1', 'u1']), ['b', 'a']);
    assert.deepEqual(scan(['t1']), ['b', 'a', 'c']);
    assert.deepEqual(scan([]), ['b', 'a', 'c', 'd']);
  });

  it('scans from an item on, and by id', () => {
    const items = ['a', 'b', 'c'].map((id) => put('t', 'u', id));
    const from = { partition: encodePartitionKey(['t', 'u']), number: items[1]?.number };
    assert.deepEqual(scan(['t', 'u'], { from }), ['b', 'c']);
    assert.deepEqual(scan(['t'], { from }), ['b', 'c']);
    assert.deepEqual(scan(['t'], { id: 'c' }), ['c']);
  });

  it('keeps the place of an item that changes, and gives a new place after a delete', () => {
    const first = put('t', 'u', 'a');
    put('t', 'u', 'b');
    assert.equal(put('t', 'u', 'a', { n: 2 }).number, first.number);
    assert.deepEqual(scan(['t']), ['a', 'b']);
    store.items.delete(container, encodePartitionKey(['t', 'u']), 'a');
    put('t', 'u', 'a');
    assert.deepEqual(scan(['t']), ['b', 'a']);
  });

  it('gives every write its own ETag', () => {
    const etags = [put('t', 'u', 'a'), put('t', 'u', 'a'), put('t', 'u', 'b')].map((i) => i.etag);
    assert.equal(new Set(etags).size, 3);
  });

  it('purges what has expired and nothing else', () => {
    put('t', 'u', 'short', { ttl: 10 });
    put('t', 'u', 'default');
    put('t', 'u', 'forever', { ttl: -1 });
    now += 50_000;
    store.purge();
    now -= 50_000;
    assert.deepEqual(scan(['t']), ['default', 'forever']);
  });

  it('undoes a failed transaction, and only the inner one when it is nested', () => {
    store.transaction(() => {
      put('t', 'u', 'outer');
      assert.throws(() =>
        store.transaction(() => {
          put('t', 'u', 'inner');
          throw new Error('stop');
        }),
      );
    });
    assert.deepEqual(scan(['t']), ['outer']);
  });
});
