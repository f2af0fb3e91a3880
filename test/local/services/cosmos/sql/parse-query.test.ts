import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parseQuery } from '../../../../../local/services/cosmos/sql/parse-query.ts';

describe('parseQuery', () => {
  it('names what is selected', () => {
    const { select } = parseQuery(
      'SELECT c.a, c["b c"], c.n AS total, c.x y, 1, UPPER(c.a) FROM c',
    );
    assert.equal(select.kind, 'properties');
    assert.deepEqual(
      select.properties.map((property) => property.name),
      ['a', 'b c', 'total', 'y', '$1', '$2'],
    );
  });

  it('reads every form of input', () => {
    const { sources } = parseQuery(
      'SELECT * FROM c.items AS i JOIN t IN i.tags JOIN (SELECT VALUE x FROM x IN i.xs) AS x',
    );
    assert.deepEqual(
      sources.map(({ alias, unwinds }) => [alias, unwinds]),
      [
        ['i', false],
        ['t', true],
        ['x', true],
      ],
    );
  });

  it('takes keywords as names of properties', () => {
    parseQuery('SELECT c.value, c.order, c["from"] FROM c WHERE c.top = 1');
  });

  it('refuses syntax errors and says where', () => {
    for (const [query, near] of [
      ['SELEKT * FROM c', 'SELEKT'],
      ['SELECT * FROM', 'end of query'],
      ['SELECT * FROM c WHERE', 'end of query'],
      ['SELECT * FROM c WHERE c.a = = 1', '='],
      ['SELECT * FROM c WHERE (c.a = 1', 'end of query'],
      ['SELECT * FROM c ORDER c.a', 'c'],
      ['SELECT * FROM c OFFSET 1', 'end of query'],
      ['SELECT * FROM c; DROP', ';'],
      ['SELECT VALUE {a 1} FROM c', '1'],
      ['SELECT * FROM c WHERE c.a NOT 5', '5'],
    ] as const) {
      assert.throws(
        () => parseQuery(query),
        (error: Error) => error.name === 'SqlError' && error.message.includes(`'${near}`),
        query,
      );
    }
  });

  it('refuses what it does not support, by name', () => {
    assert.throws(() => parseQuery('SELECT udf.tax(c.n) FROM c'), /user-defined function 'tax'/);
    assert.throws(() => parseQuery('SELECT * FROM c ORDER BY RANK x'), /ORDER BY RANK/);
  });

  it('survives a query that is nested too deeply', () => {
    const deep = '('.repeat(100_000);
    assert.throws(() => parseQuery(`SELECT VALUE ${deep}`), {
      name: 'SqlError',
      message: /deeply/,
    });
  });
});
