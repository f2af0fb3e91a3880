import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { run } from './evaluate.ts';

const PEOPLE = [
  { id: '1', name: 'Ada', age: 36, tags: ['x', 'y'], pets: [{ kind: 'cat' }] },
  { id: '2', name: 'Bob', age: 20, tags: ['y'], pets: [] },
  { id: '3', name: 'Cy', tags: [], pets: [{ kind: 'dog' }, { kind: 'cat' }] },
];

describe('queries over documents', () => {
  it('select documents, values and properties', () => {
    assert.deepEqual(run('SELECT * FROM c', PEOPLE), PEOPLE);
    assert.deepEqual(run('SELECT VALUE p FROM people p', PEOPLE), PEOPLE);
    assert.deepEqual(run('SELECT VALUE c.age FROM c', PEOPLE), [36, 20]);
    assert.deepEqual(run('SELECT c.name, c.age FROM c', PEOPLE)[2], { name: 'Cy' });
    assert.deepEqual(run("SELECT VALUE {who: c.name, tags: [c.age, 'z']} FROM c", PEOPLE)[0], {
      who: 'Ada',
      tags: [36, 'z'],
    });
    assert.deepEqual(run('SELECT VALUE 1 + 1', PEOPLE), [2]);
  });

  it('unwind arrays from FROM, JOIN and subqueries', () => {
    assert.deepEqual(run('SELECT VALUE t FROM t IN c.tags', PEOPLE), ['x', 'y', 'y']);
    assert.deepEqual(run('SELECT VALUE p FROM c.pets AS p', PEOPLE)[1], []);
    assert.deepEqual(
      run('SELECT c.name, t, p.kind FROM c JOIN t IN c.tags JOIN p IN c.pets', PEOPLE),
      [
        { name: 'Ada', t: 'x', kind: 'cat' },
        { name: 'Ada', t: 'y', kind: 'cat' },
      ],
    );
    const joined =
      "SELECT VALUE p.kind FROM c JOIN (SELECT VALUE q FROM q IN c.pets WHERE q.kind = 'cat') AS p";
    assert.deepEqual(run(joined, PEOPLE), ['cat', 'cat']);
  });

  it('evaluate subqueries', () => {
    const cats = "EXISTS(SELECT VALUE p FROM p IN c.pets WHERE p.kind = 'cat')";
    assert.deepEqual(run(`SELECT VALUE c.name FROM c WHERE ${cats}`, PEOPLE), ['Ada', 'Cy']);
    assert.deepEqual(run(`SELECT VALUE c.name FROM c WHERE NOT ${cats}`, PEOPLE), ['Bob']);
    assert.deepEqual(
      run('SELECT VALUE ARRAY(SELECT VALUE p.kind FROM p IN c.pets) FROM c', PEOPLE),
      [['cat'], [], ['dog', 'cat']],
    );
    assert.deepEqual(
      run('SELECT VALUE (SELECT VALUE COUNT(1) FROM p IN c.pets) FROM c', PEOPLE),
      [1, 0, 2],
    );
  });

  it('sort by several keys, missing values first', () => {
    assert.deepEqual(run('SELECT VALUE c.id FROM c ORDER BY c.age', PEOPLE), ['3', '2', '1']);
    const rows = [
      { id: 'a', k: 1, n: 1 },
      { id: 'b', k: 1, n: 2 },
      { id: 'c', k: 0, n: 3 },
    ];
    assert.deepEqual(run('SELECT VALUE c.id FROM c ORDER BY c.k, c.n DESC', rows), ['c', 'b', 'a']);
  });

  it('group by every kind of key', () => {
    const rows = [
      { k: 1 },
      { k: '1' },
      {},
      { k: null },
      { k: { a: 1, b: 2 } },
      { k: { b: 2, a: 1 } },
    ];
    assert.deepEqual(run('SELECT c.k, COUNT(1) AS n FROM c GROUP BY c.k', rows), [
      { k: 1, n: 1 },
      { k: '1', n: 1 },
      { n: 1 },
      { k: null, n: 1 },
      { k: { a: 1, b: 2 }, n: 2 },
    ]);
    assert.deepEqual(run('SELECT c.k, COUNT(1) AS n FROM c GROUP BY c.k', []), []);
  });

  it('aggregate what is defined', () => {
    const one = (aggregate: string, rows: object[]) =>
      run(`SELECT VALUE ${aggregate} FROM c`, rows as never)[0];
    const rows = [{ n: 1 }, { n: 3 }, {}];
    assert.deepEqual(
      ['COUNT(c.n)', 'COUNT(1)', 'SUM(c.n)', 'AVG(c.n)', 'MIN(c.n)', 'MAX(c.n)'].map((aggregate) =>
        one(aggregate, rows),
      ),
      [2, 3, 4, 2, 1, 3],
    );
    assert.equal(one('SUM(c.n)', [{ n: 1 }, { n: 'x' }]), undefined);
    assert.equal(one('MAX(c.n)', [{ n: 1 }, { n: 'x' }]), 'x');
    assert.deepEqual(
      ['COUNT(1)', 'SUM(c.n)', 'AVG(c.n)', 'MAX(c.n)'].map((aggregate) => one(aggregate, [])),
      [0, 0, undefined, undefined],
    );
  });

  it('drop repeats of equal values only', () => {
    const rows = [{ v: { a: 1, b: 2 } }, { v: { b: 2, a: 1 } }, { v: 1 }, { v: '1' }, { v: 1 }];
    assert.equal(run('SELECT DISTINCT c.v FROM c', rows).length, 3);
  });

  it('keep hostile names as names', () => {
    const [result] = run('SELECT c["__proto__"] AS a, {"__proto__": 1} AS b FROM c', [
      JSON.parse('{"__proto__": {"x": 1}}') as never,
    ]);
    assert.equal(JSON.stringify(result), '{"a":{"x":1},"b":{"__proto__":1}}');
  });
});
