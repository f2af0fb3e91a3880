import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Container, FeedOptions, FeedResponse } from '@azure/cosmos';
import {
  createFlatContainer,
  refusedWith,
  startAccount,
  type LocalAccount,
} from './local-account.ts';

describe('paging through the SDK', () => {
  let account: LocalAccount;
  let container: Container;

  before(async () => {
    account = await startAccount({ allowCrossPartitionQueries: true });
    container = await createFlatContainer(account.client);
  });

  after(() => account.close());

  /** Fills a partition with items n = 0 … count - 1. */
  async function fill(tenantId: string, count: number): Promise<void> {
    for (let n = 0; n < count; n += 1) await add(tenantId, n);
  }
  const add = (tenantId: string, n: number) =>
    container.items.create({ id: `i${n}`, tenantId, n, email: `${n}`, tags: ['a', 'b', 'c'] });
  const page = (text: string, options: FeedOptions): Promise<FeedResponse<number>> =>
    container.items.query<number>(text, options).fetchNext();

  /** Follows continuation tokens with a new query for each page, as a stateless API does. */
  async function pages(
    text: string,
    options: FeedOptions,
    between?: (page: number) => Promise<unknown>,
  ): Promise<number[][]> {
    const all: number[][] = [];
    let continuationToken: string | undefined;
    do {
      const next = await page(text, {
        ...options,
        ...(continuationToken && { continuationToken }),
      });
      all.push(next.resources);
      continuationToken = next.continuationToken;
      await between?.(all.length);
    } while (continuationToken);
    return all;
  }

  it('gives full pages and ends without an empty one', async () => {
    await fill('plain', 20);
    const options = { partitionKey: 'plain', maxItemCount: 10 };
    const found = await pages('SELECT VALUE c.n FROM c', options);
    assert.deepEqual(
      found.map((numbers) => numbers.length),
      [10, 10],
    );
    assert.deepEqual(
      found.flat(),
      Array.from({ length: 20 }, (_, n) => n),
    );
  });

  it('resumes a sorted query where it was', async () => {
    await fill('sorted', 20);
    const options = { partitionKey: 'sorted', maxItemCount: 7 };
    const found = await pages('SELECT VALUE c.n FROM c ORDER BY c.n DESC', options);
    assert.deepEqual(
      found.map((numbers) => numbers[0]),
      [19, 12, 5],
    );
    assert.equal(new Set(found.flat()).size, 20);
  });

  it('neither repeats nor skips what was there when items are added and deleted on the way', async () => {
    await fill('moving', 20);
    const options = { partitionKey: 'moving', maxItemCount: 5 };
    const found = await pages(
      'SELECT VALUE c.n FROM c ORDER BY c.n DESC',
      options,
      async (done) => {
        await add('moving', 100 + done);
        if (done === 1) await container.item('i15', 'moving').delete();
        if (done === 2) await container.item('i5', 'moving').delete();
      },
    );
    assert.deepEqual(
      found.flat(),
      Array.from({ length: 20 }, (_, index) => 19 - index).filter((n) => n !== 5),
    );
  });

  it('sees what is added behind an unsorted cursor', async () => {
    await fill('growing', 6);
    const options = { partitionKey: 'growing', maxItemCount: 4 };
    const found = await pages('SELECT VALUE c.n FROM c', options, async (done) => {
      if (done === 1) await add('growing', 6);
    });
    assert.deepEqual(found, [
      [0, 1, 2, 3],
      [4, 5, 6],
    ]);
  });

  it('pages through equal sort values, joined rows, groups and distinct values', async () => {
    await fill('many', 9);
    const options = { partitionKey: 'many', maxItemCount: 4 };
    const count = async (text: string) => (await pages(text, options)).flat().length;
    assert.equal(await count('SELECT VALUE c.n FROM c ORDER BY c.tenantId'), 9);
    assert.equal(await count('SELECT VALUE t FROM c JOIN t IN c.tags'), 27);
    assert.equal(await count('SELECT c.n, COUNT(1) AS k FROM c GROUP BY c.n'), 9);
    assert.equal(await count('SELECT DISTINCT VALUE c.n FROM c'), 9);
  });

  it('counts TOP, OFFSET and LIMIT over all pages', async () => {
    await fill('limited', 12);
    const options = { partitionKey: 'limited', maxItemCount: 2 };
    assert.deepEqual(await pages('SELECT TOP 5 VALUE c.n FROM c', options), [[0, 1], [2, 3], [4]]);
    const window = 'SELECT VALUE c.n FROM c ORDER BY c.n OFFSET 3 LIMIT 4';
    assert.deepEqual(await pages(window, options), [
      [3, 4],
      [5, 6],
    ]);
  });

  it('sorts by values that are missing or of several types', async () => {
    for (const [index, rank] of [2, 'a', null, undefined, 1, true].entries()) {
      const item = { id: `i${index}`, tenantId: 'mixed', email: `${index}`, index };
      await container.items.create(rank === undefined ? item : { ...item, rank });
    }
    const options = { partitionKey: 'mixed', maxItemCount: 1 };
    const found = await pages('SELECT VALUE c.index FROM c ORDER BY c.rank', options);
    assert.deepEqual(found.flat(), [3, 2, 5, 4, 0, 1]);
  });

  it('ends a page at 4 MB', async () => {
    for (let n = 0; n < 3; n += 1) {
      const content = 'x'.repeat(1_900_000);
      await container.items.create({ id: `i${n}`, tenantId: 'heavy', email: `${n}`, content });
    }
    const found = await pages('SELECT * FROM c', { partitionKey: 'heavy' });
    assert.deepEqual(
      found.map((items) => items.length),
      [2, 1],
    );
  });

  it('continues a query over all partitions under query control', async () => {
    await fill('control', 30);
    const text = "SELECT VALUE c.n FROM c WHERE c.tenantId = 'control'";
    const options = { maxItemCount: 25, enableQueryControl: true };
    const found = await pages(text, options);
    assert.equal(found[0]?.length, 25);
    assert.deepEqual(
      found.flat(),
      Array.from({ length: 30 }, (_, n) => n),
    );
  });

  it('refuses a token that it did not give', async () => {
    const options = { partitionKey: 'plain', continuationToken: 'bm9uc2Vuc2U' };
    const message = await refusedWith(400, () => page('SELECT * FROM c', options));
    assert.match(message, /continuation token is invalid/);
  });
});
