import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { run } from './evaluate.ts';

describe('checkQuery', () => {
  it('refuses clauses that Cosmos DB does not let stand together', () => {
    for (const query of [
      'SELECT * FROM c JOIN t IN c.tags',
      'SELECT *',
      'SELECT c.a FROM c GROUP BY c.a ORDER BY c.a',
      'SELECT VALUE COUNT(1) FROM c ORDER BY c.a',
      'SELECT TOP 1 * FROM c OFFSET 0 LIMIT 1',
      'SELECT * FROM c GROUP BY c.a',
      'SELECT c.b, COUNT(1) AS n FROM c GROUP BY c.a',
      'SELECT c.b, COUNT(1) AS n FROM c',
      'SELECT VALUE COUNT(COUNT(1)) FROM c',
      'SELECT * FROM c WHERE COUNT(1) > 1',
      'SELECT VALUE x.a FROM c',
      'SELECT * FROM c WHERE EXISTS(SELECT VALUE y FROM y IN z.tags)',
    ]) {
      assert.throws(() => run(query), { name: 'SqlError' }, query);
    }
  });

  it('refuses a TOP or LIMIT that is no count', () => {
    for (const count of ['-1', '1.5', "'1'", '@none']) {
      assert.throws(() => run(`SELECT TOP ${count} * FROM c`), { name: 'SqlError' }, count);
    }
  });

  it('lets grouping expressions and aggregates be part of more', () => {
    const query =
      'SELECT UPPER(c.kind) AS kind, SUM(c.n) / COUNT(1) AS mean FROM c GROUP BY c.kind';
    assert.deepEqual(
      run(query, [
        { kind: 'a', n: 1 },
        { kind: 'a', n: 2 },
      ]),
      [{ kind: 'A', mean: 1.5 }],
    );
  });
});
