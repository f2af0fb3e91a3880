import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  encodePartitionKey,
  parsePartitionKey,
  partitionKeyOf,
  scopeOf,
  splitPath,
} from '../../../../local/services/cosmos/partition-key.ts';

const PATHS = ['/tenantId', '/userId', '/sessionId'];

describe('parsePartitionKey', () => {
  it('takes whole keys and prefixes of every plain type', () => {
    assert.deepEqual(parsePartitionKey('["t",1,null]', PATHS), ['t', 1, null]);
    assert.deepEqual(parsePartitionKey('[true]', PATHS), [true]);
    assert.deepEqual(parsePartitionKey('[{}]', PATHS), [{}]);
    assert.deepEqual(parsePartitionKey(String.raw`["\u00fc"]`, PATHS), ['ü']);
  });

  it('refuses what is no key, and more levels than the container has', () => {
    for (const header of ['t', '"t"', '[["t"]]', '[{"a":1}]', '["a","b","c","d"]']) {
      assert.throws(() => parsePartitionKey(header, PATHS), { status: 400 }, header);
    }
  });
});

describe('partitionKeyOf', () => {
  it('reads each level from the item, `{}` where it is missing', () => {
    assert.deepEqual(partitionKeyOf({ tenantId: 't', userId: null }, PATHS), ['t', null, {}]);
    assert.deepEqual(partitionKeyOf({ a: { 'b c': 1 } }, ['/a/"b c"']), [1]);
  });

  it('does not take an inherited property for one of the item', () => {
    assert.deepEqual(partitionKeyOf({}, ['/constructor/name']), [{}]);
  });

  it('refuses an array or object', () => {
    assert.throws(() => partitionKeyOf({ tenantId: ['t'] }, PATHS), { status: 400 });
    assert.throws(() => partitionKeyOf({ tenantId: { id: 1 } }, PATHS), { status: 400 });
  });
});

describe('encodePartitionKey', () => {
  it('keeps types apart', () => {
    const texts = [['1'], [1], [null], ['null'], [true], [{}]].map(encodePartitionKey);
    assert.equal(new Set(texts).size, texts.length);
  });

  it('refuses a key of more than 2 KB', () => {
    assert.throws(() => encodePartitionKey(['ü'.repeat(1100)]), { status: 400 });
  });
});

describe('scopeOf', () => {
  const covers = (prefix: string[], key: string[]): boolean => {
    const scope = scopeOf(prefix, PATHS);
    const text = encodePartitionKey(key);
    if (scope.kind === 'all') return true;
    if (scope.kind === 'partition') return scope.key === text;
    return (
      Buffer.compare(Buffer.from(text), Buffer.from(scope.from)) >= 0 &&
      Buffer.compare(Buffer.from(text), Buffer.from(scope.to)) < 0
    );
  };

  it('covers the keys that begin with the prefix', () => {
    assert.ok(covers(['t'], ['t', 'u', 's']));
    assert.ok(covers(['t', 'u'], ['t', 'u', '東京']));
    assert.ok(covers(['t', 'u', 's'], ['t', 'u', 's']));
    assert.ok(covers([], ['t', 'u', 's']));
  });

  it('covers no key of a neighbour, however its name is chosen', () => {
    for (const tenant of ['t1', 't"', 't","u', 't\\', 'T', '', 't,', 't-', '"t"']) {
      assert.ok(!covers(['t'], [tenant, 'u', 's']), tenant);
      assert.ok(!covers([tenant], ['t', 'u', 's']), tenant);
    }
    assert.ok(!covers(['t', 'u'], ['t', 'u1', 's']));
  });
});

describe('splitPath', () => {
  it('takes quotes from names', () => {
    assert.deepEqual(splitPath('/a/"b/c"/?'), ['a', 'b/c', '?']);
  });
});
