import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { applyPatch, type PatchOperation } from '../../../../local/services/cosmos/apply-patch.ts';
import type { JsonObject } from '../../../../local/services/cosmos/json.ts';

const ITEM: JsonObject = { id: '1', n: 1, tags: ['a', 'b'], home: { city: 'x' } };

function patched(...operations: PatchOperation[]): JsonObject {
  return applyPatch(ITEM, operations);
}

describe('applyPatch', () => {
  it('adds to objects and arrays', () => {
    assert.equal(patched({ op: 'add', path: '/n', value: 2 }).n, 2);
    assert.deepEqual(patched({ op: 'add', path: '/tags/0', value: 'z' }).tags, ['z', 'a', 'b']);
    assert.deepEqual(patched({ op: 'add', path: '/tags/-', value: 'z' }).tags, ['a', 'b', 'z']);
    assert.deepEqual(patched({ op: 'add', path: '/tags/2', value: 'z' }).tags, ['a', 'b', 'z']);
  });

  it('sets, which replaces at an index where add would insert', () => {
    assert.deepEqual(patched({ op: 'set', path: '/tags/0', value: 'z' }).tags, ['z', 'b']);
    assert.deepEqual(patched({ op: 'set', path: '/home/zip', value: 1 }).home, {
      city: 'x',
      zip: 1,
    });
  });

  it('replaces and removes what is there', () => {
    assert.deepEqual(patched({ op: 'replace', path: '/home/city', value: 'y' }).home, {
      city: 'y',
    });
    assert.deepEqual(patched({ op: 'remove', path: '/tags/0' }).tags, ['b']);
    assert.ok(!('n' in patched({ op: 'remove', path: '/n' })));
  });

  it('increments a number, from 0 when there is none', () => {
    assert.equal(patched({ op: 'incr', path: '/n', value: -3 }).n, -2);
    assert.equal(patched({ op: 'incr', path: '/fresh', value: 5 }).fresh, 5);
  });

  it('moves a value', () => {
    const { home, place } = patched({ op: 'move', from: '/home/city', path: '/place' });
    assert.deepEqual([home, place], [{}, 'x']);
  });

  it('applies operations in order and leaves the item alone', () => {
    const result = patched(
      { op: 'set', path: '/home', value: {} },
      { op: 'set', path: '/home/a~1b', value: 1 },
      { op: 'incr', path: '/home/a~1b', value: 1 },
    );
    assert.deepEqual(result.home, { 'a/b': 2 });
    assert.deepEqual(ITEM.home, { city: 'x' });
  });

  it('refuses what cannot be applied, with the number of the operation', () => {
    const refused: PatchOperation[] = [
      { op: 'replace', path: '/none', value: 1 },
      { op: 'remove', path: '/tags/2' },
      { op: 'set', path: '/tags/7', value: 1 },
      { op: 'add', path: '/tags/x', value: 1 },
      { op: 'add', path: '/none/below', value: 1 },
      { op: 'incr', path: '/home', value: 1 },
      { op: 'move', from: '/none', path: '/n' },
      { op: 'set', path: '/', value: 1 },
      { op: 'set', path: '/id', value: '2' },
      { op: 'remove', path: '/_etag' },
      { op: 'move', from: '/id', path: '/n' },
    ];
    for (const operation of refused) {
      assert.throws(
        () => patched({ op: 'incr', path: '/n', value: 1 }, operation),
        { status: 400, message: /^For Operation\(2\): / },
        JSON.stringify(operation),
      );
    }
  });

  it('never touches a prototype', () => {
    const value = { polluted: true };
    const result = patched({ op: 'set', path: '/__proto__', value });
    assert.ok(Object.hasOwn(result, '__proto__'));
    assert.throws(() => patched({ op: 'set', path: '/constructor/prototype/x', value }), {
      status: 400,
    });
    assert.ok(!('polluted' in {}));
  });
});
