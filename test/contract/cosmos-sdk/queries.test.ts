import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Container, FeedOptions, JSONValue } from '@azure/cosmos';
import {
  createFlatContainer,
  refusedWith,
  startAccount,
  type LocalAccount,
} from './local-account.ts';

/** 60 items, 20 in each of three partitions; item k1 of partition t1 has n = 1, and so on. */
describe('queries through the SDK', () => {
  let account: LocalAccount;
  let container: Container;

  before(async () => {
    account = await startAccount({ allowCrossPartitionQueries: true });
    container = await createFlatContainer(account.client);
    for (let n = 0; n < 60; n += 1) {
      await container.items.create({
        id: `k${n}`,
        tenantId: `t${n % 3}`,
        n,
        email: `k${n}`,
        kind: 'Bulk',
        tags: ['x', `y${n % 2}`],
        sub: { v: n % 5 },
        vector: [Math.cos(n), Math.sin(n)],
        content: `text ${n}`,
      });
    }
  });

  after(() => account.close());

  async function query(
    text: string,
    options: FeedOptions & { parameters?: Record<string, JSONValue> } = {},
  ): Promise<unknown[]> {
    const { parameters = {}, ...feed } = options;
    const list = Object.entries(parameters).map(([name, value]) => ({ name, value }));
    return (await container.items.query({ query: text, parameters: list }, feed).fetchAll())
      .resources as unknown[];
  }
  const inT0 = { partitionKey: 't0' };
  const inT1 = { partitionKey: 't1' };

  it('filters by parameters within one partition', async () => {
    const found = await query('SELECT * FROM c WHERE c.tenantId = @tenant AND c.kind = @kind', {
      parameters: { '@tenant': 't1', '@kind': 'Bulk' },
      ...inT1,
    });
    assert.equal(found.length, 20);
  });

  it('keeps to the partition of the options without a condition on it', async () => {
    assert.equal((await query('SELECT c.id FROM c', inT1)).length, 20);
    assert.equal((await query("SELECT * FROM c WHERE c.tenantId = 't2'", inT1)).length, 0);
  });

  it('reads all partitions', async () => {
    assert.equal((await query("SELECT * FROM c WHERE c.kind = 'Bulk'")).length, 60);
    assert.equal((await container.items.readAll().fetchAll()).resources.length, 60);
  });

  it('sorts within a partition and over all of them', async () => {
    const text = 'SELECT VALUE c.n FROM c ORDER BY c.n DESC';
    assert.deepEqual((await query(text, inT1)).slice(0, 3), [58, 55, 52]);
    assert.deepEqual((await query(text)).slice(0, 4), [59, 58, 57, 56]);
  });

  it('sorts by two columns that have a composite index, or its mirror image', async () => {
    const text = 'SELECT c.sub.v, c.n FROM c ORDER BY c.sub.v ASC, c.n DESC';
    assert.deepEqual((await query(text, inT0)).slice(0, 2), [
      { v: 0, n: 45 },
      { v: 0, n: 30 },
    ]);
    const mirrored = 'SELECT VALUE c.n FROM c ORDER BY c.sub.v DESC, c.n ASC';
    assert.deepEqual((await query(mirrored, inT0)).slice(0, 2), [9, 24]);
  });

  it('refuses what Azure could not sort', async () => {
    const missing = await refusedWith(400, () =>
      query('SELECT * FROM c ORDER BY c.n, c.kind', inT1),
    );
    assert.match(missing, /composite index/);
    const excluded = await refusedWith(400, () =>
      query('SELECT * FROM c ORDER BY c.content', inT1),
    );
    assert.match(excluded, /excluded/);
    await refusedWith(400, () => query('SELECT * FROM c ORDER BY UPPER(c.kind)', inT1));
  });

  it('filters by a path that is not indexed', async () => {
    assert.equal((await query("SELECT * FROM c WHERE c.content = 'text 4'", inT1)).length, 1);
  });

  it('serves OFFSET, LIMIT and TOP', async () => {
    const text = 'SELECT VALUE c.n FROM c ORDER BY c.n OFFSET 2 LIMIT 3';
    assert.deepEqual(await query(text, inT0), [6, 9, 12]);
    assert.deepEqual(await query(text), [2, 3, 4]);
    const top = 'SELECT TOP @count c.n FROM c ORDER BY c.n';
    assert.equal((await query(top, { parameters: { '@count': 3 } })).length, 3);
  });

  it('aggregates one partition and all of them', async () => {
    const values = ['COUNT(1)', 'SUM(c.n)', 'AVG(c.n)', 'MIN(c.n)', 'MAX(c.n)'];
    const over = (options: FeedOptions) =>
      Promise.all(values.map((value) => query(`SELECT VALUE ${value} FROM c`, options)));
    assert.deepEqual((await over({})).flat(), [60, 1770, 29.5, 0, 59]);
    assert.deepEqual((await over(inT1)).flat(), [20, 590, 29.5, 1, 58]);
    const none = "SELECT VALUE COUNT(1) FROM c WHERE c.kind = 'none'";
    assert.deepEqual(await query(none, inT1), [0]);
  });

  it('groups one partition and all of them', async () => {
    const bySub = 'SELECT c.sub.v AS v, COUNT(1) AS n FROM c GROUP BY c.sub.v';
    assert.deepEqual((await query(bySub, inT0)).length, 5);
    const byTenant =
      'SELECT c.tenantId AS t, COUNT(1) AS n, SUM(c.n) AS s FROM c GROUP BY c.tenantId';
    assert.deepEqual(await query(byTenant), [
      { t: 't0', n: 20, s: 570 },
      { t: 't1', n: 20, s: 590 },
      { t: 't2', n: 20, s: 610 },
    ]);
  });

  it('drops repeats', async () => {
    const text = 'SELECT DISTINCT VALUE c.sub.v FROM c';
    assert.deepEqual((await query(text, inT0)).length, 5);
    assert.deepEqual((await query(text)).length, 5);
  });

  it('joins arrays and looks into them', async () => {
    assert.deepEqual(
      await query("SELECT VALUE t FROM c JOIN t IN c.tags WHERE c.id = 'k1'", inT1),
      ['x', 'y1'],
    );
    const contains = "SELECT VALUE c.id FROM c WHERE ARRAY_CONTAINS(c.tags, 'y1')";
    assert.equal((await query(contains, inT1)).length, 10);
    const exists =
      "SELECT VALUE c.id FROM c WHERE EXISTS(SELECT VALUE t FROM t IN c.tags WHERE t = 'y1')";
    assert.equal((await query(exists, inT1)).length, 10);
    const ids = { parameters: { '@ids': ['k1', 'k4'] }, ...inT1 };
    const listed = 'SELECT VALUE c.id FROM c WHERE ARRAY_CONTAINS(@ids, c.id)';
    assert.deepEqual(await query(listed, ids), ['k1', 'k4']);
  });

  it('evaluates conditions and functions', async () => {
    const where = async (condition: string) =>
      (await query(`SELECT VALUE c.id FROM c WHERE ${condition}`, inT1)).length;
    assert.equal(await where("c.id IN ('k1', 'k4')"), 2);
    assert.equal(await where('c.n BETWEEN 10 AND 20'), 4);
    assert.equal(await where("c.id LIKE 'k1%' AND IS_DEFINED(c.kind)"), 5);
    assert.equal(await where("CONTAINS(c.kind, 'UL', true)"), 20);
    assert.equal(await where("STARTSWITH(c.kind, 'bu', true)"), 20);
    assert.equal(await where("STRINGEQUALS(c.kind, 'BULK', true)"), 20);
    const projected = await query(
      "SELECT (c.none ?? 'd') AS a, (c.n > 0 ? 'y' : 'n') AS b, LOWER(c.kind) AS l, " +
        "DateTimeAdd('dd', 1, '2026-01-01T00:00:00.0000000Z') AS next, ARRAY_LENGTH(c.tags) AS tags, " +
        "GetCurrentTimestamp() > 0 AS now FROM c WHERE c.id = 'k1'",
      inT1,
    );
    assert.deepEqual(projected, [
      { a: 'd', b: 'y', l: 'bulk', next: '2026-01-02T00:00:00.0000000Z', tags: 2, now: true },
    ]);
  });

  it('finds the nearest vectors', async () => {
    const text = 'SELECT TOP 2 VALUE c.n FROM c ORDER BY VectorDistance(c.vector, @v)';
    const parameters = { '@v': [Math.cos(1), Math.sin(1)] };
    assert.deepEqual(await query(text, { parameters, ...inT1 }), [1, 7]);
  });

  it('tells charge and metrics', async () => {
    const page = await container.items
      .query('SELECT * FROM c', { ...inT1, populateQueryMetrics: true, maxItemCount: 5 })
      .fetchNext();
    assert.ok(page.requestCharge > 2);
    assert.match(JSON.stringify(page.queryMetrics), /outputDocumentCount":5/);
  });

  it('refuses bad SQL with 400 and what it does not know with 501', async () => {
    assert.match(await refusedWith(400, () => query('SELEKT * FRM c', inT1)), /SELEKT/);
    await refusedWith(400, () => query('SELECT * FROM c WHERE c.n = @missing', inT1));
    const unknown = 'SELECT * FROM c WHERE ST_DISTANCE(c.a, c.b) > 1';
    assert.match(await refusedWith(501, () => query(unknown, inT1)), /ST_DISTANCE/);
  });
});
