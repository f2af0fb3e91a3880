import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parseContainerDefinition } from '../../../../local/services/cosmos/container-definition.ts';
import { checkOrderBy, isIndexed } from '../../../../local/services/cosmos/indexing-rules.ts';
import { parseQuery } from '../../../../local/services/cosmos/sql/parse-query.ts';

const policyOf = (indexingPolicy: object) =>
  parseContainerDefinition({ id: 'c', partitionKey: { paths: ['/p'] }, indexingPolicy })
    .indexingPolicy;

describe('isIndexed', () => {
  it('indexes everything by default', () => {
    assert.ok(isIndexed(['a', 'b'], policyOf({})));
  });

  it('lets the more exact rule decide', () => {
    const policy = policyOf({
      includedPaths: [{ path: '/*' }, { path: '/a/b/?' }],
      excludedPaths: [{ path: '/a/*' }, { path: '/content/?' }],
    });
    assert.ok(isIndexed(['other'], policy));
    assert.ok(!isIndexed(['a', 'x'], policy));
    assert.ok(isIndexed(['a', 'b'], policy));
    assert.ok(!isIndexed(['content'], policy));
    assert.ok(isIndexed(['content', 'below'], policy));
  });

  it('keeps id and _ts when all is excluded, and nothing without an index', () => {
    const excluded = policyOf({ includedPaths: [], excludedPaths: [{ path: '/*' }] });
    assert.deepEqual(
      ['id', '_ts', 'name'].map((name) => isIndexed([name], excluded)),
      [true, true, false],
    );
    assert.ok(!isIndexed(['id'], policyOf({ indexingMode: 'none' })));
  });
});

describe('checkOrderBy', () => {
  const policy = policyOf({
    excludedPaths: [{ path: '/content/?' }],
    compositeIndexes: [
      [{ path: '/kind' }, { path: '/time', order: 'descending' }],
      [{ path: '/a' }, { path: '/b' }, { path: '/c' }],
    ],
  });
  const check = (orderBy: string, from = 'c') =>
    checkOrderBy(parseQuery(`SELECT * FROM ${from} ORDER BY ${orderBy}`), policy);

  it('takes one indexed path', () => {
    for (const orderBy of ['c.name', 'c.a.b DESC', 'c["kind"]', 'c._ts']) check(orderBy);
  });

  it('takes several paths as their composite index has them, or all turned round', () => {
    check('c.kind ASC, c.time DESC');
    check('c.kind DESC, c.time ASC');
    check('c.a, c.b, c.c');
  });

  it('refuses several paths without that composite index, and names it', () => {
    for (const orderBy of ['c.kind, c.time', 'c.time DESC, c.kind', 'c.a, c.b', 'c.x, c.y']) {
      assert.throws(() => check(orderBy), { status: 400, message: /composite index/ }, orderBy);
    }
    assert.throws(() => check('c.x, c.y DESC'), { message: /\/x ascending, \/y descending/ });
  });

  it('refuses an excluded path and what is no path of the document', () => {
    assert.throws(() => check('c.content'), { status: 400, message: /excluded/ });
    for (const orderBy of ['LOWER(c.name)', 'c.n + 1', 'c', 'c.tags[0]', '1']) {
      assert.throws(() => check(orderBy), { status: 400, message: /document path/ }, orderBy);
    }
    assert.throws(() => check('t.x', 't IN c.tags'), { status: 400 });
  });

  it('takes the distance of vectors', () => {
    check('VectorDistance(c.v, [1, 2])');
  });
});
