import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parseContainerDefinition } from '../../../../../local/services/cosmos/container-definition.ts';
import type { Json } from '../../../../../local/services/cosmos/json.ts';
import { queryScope } from '../../../../../local/services/cosmos/operations/query-scope.ts';
import { parseQuery } from '../../../../../local/services/cosmos/sql/parse-query.ts';

const definition = parseContainerDefinition({
  id: 'c',
  partitionKey: { paths: ['/tenantId', '/userId'], kind: 'MultiHash' },
});
const container = { number: 1, rid: '', self: '', etag: '', definition, body: {} };

function scope(where: string, key?: Json[], allowAll = false) {
  const query = parseQuery(`SELECT * FROM c WHERE ${where}`);
  const header = key && JSON.stringify(key);
  return queryScope(container, header, query, new Map([['@u', 'u1']]), allowAll);
}

describe('queryScope', () => {
  it('takes the partition from the header, and more of it from WHERE', () => {
    assert.deepEqual(scope('true', ['t', 'u']).scope, { kind: 'partition', key: '["t","u"]' });
    assert.equal(scope('true', ['t']).scope.kind, 'prefix');
    const narrowed = scope('c.userId = @u', ['t']).scope;
    assert.deepEqual(narrowed, { kind: 'partition', key: '["t","u1"]' });
  });

  it('takes the partition from WHERE alone', () => {
    const found = scope("c.tenantId = 't' AND c.userId = 'u'").scope;
    assert.deepEqual(found, { kind: 'partition', key: '["t","u"]' });
  });

  it('does not let WHERE lead out of the partition of the header', () => {
    const found = scope("c.tenantId = 'other'", ['t', 'u']).scope;
    assert.deepEqual(found, { kind: 'partition', key: '["t","u"]' });
  });

  it('needs the first level, unless all partitions are allowed', () => {
    for (const key of [undefined, []]) {
      assert.throws(() => scope("c.userId = 'u'", key), {
        status: 400,
        message: /every partition/,
      });
    }
    assert.equal(scope("c.userId = 'u'", undefined, true).scope.kind, 'all');
    assert.doesNotThrow(() =>
      queryScope(container, undefined, parseQuery('SELECT VALUE 1'), new Map(), false),
    );
  });

  it('finds the id that results must have', () => {
    assert.equal(scope("c.id = 'x' AND c.n = 1", ['t']).id, 'x');
    assert.equal(scope('c.id = 7', ['t']).id, undefined);
  });
});
