import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Container } from '@azure/cosmos';
import {
  createFlatContainer,
  refusedWith,
  startAccount,
  type LocalAccount,
} from './local-account.ts';

interface Counter {
  id: string;
  tenantId: string;
  email: string;
  n: number;
}

describe('items through the SDK', () => {
  let account: LocalAccount;
  let container: Container;

  before(async () => {
    account = await startAccount();
    container = await createFlatContainer(account.client);
  });

  after(() => account.close());

  const counter = (id: string, n = 1, tenantId = 't1'): Counter => {
    return { id, tenantId, n, email: `${id}@example.org` };
  };
  const ifMatch = (condition: string) => ({ accessCondition: { type: 'IfMatch', condition } });

  it('creates an item with system properties, charge, session token and activity id', async () => {
    const created = await container.items.create(counter('created'));
    assert.equal(created.statusCode, 201);
    assert.ok(created.resource);
    for (const name of ['_rid', '_self', '_etag', '_ts'] as const) {
      assert.ok(created.resource[name], name);
    }
    assert.equal(created.etag, created.resource._etag);
    assert.ok(created.requestCharge > 1);
    assert.match(created.activityId, /^[0-9a-f-]{36}$/);
    assert.match(String(created.headers['x-ms-session-token']), /^0:-1#\d+$/);
  });

  it('refuses the same id in the same partition only', async () => {
    await container.items.create(counter('twice'));
    await refusedWith(409, () => container.items.create(counter('twice')));
    const other = await container.items.create(counter('twice', 9, 't2'));
    assert.equal(other.statusCode, 201);
    const [mine, theirs] = await Promise.all([
      container.item('twice', 't1').read<Counter>(),
      container.item('twice', 't2').read<Counter>(),
    ]);
    assert.deepEqual([mine.resource?.n, theirs.resource?.n], [1, 9]);
  });

  it('refuses a second item with the same unique value in a partition', async () => {
    await container.items.create(counter('unique'));
    const copy = { ...counter('copy'), email: 'unique@example.org' };
    await refusedWith(409, () => container.items.create(copy));
    await container.items.create({ ...copy, tenantId: 't2' });
    await container.item('unique', 't1').delete();
    assert.equal((await container.items.create(copy)).statusCode, 201);
  });

  it('reads a point for one request unit, and answers 404 without throwing', async () => {
    await container.items.create(counter('read'));
    const read = await container.item('read', 't1').read<Counter>();
    assert.deepEqual([read.resource?.n, read.requestCharge], [1, 1]);
    const missing = await container.item('missing', 't1').read();
    assert.deepEqual([missing.statusCode, missing.resource], [404, undefined]);
  });

  it('answers 304 to a reader who has the version', async () => {
    const { etag } = await container.items.create(counter('known'));
    const accessCondition = { type: 'IfNoneMatch', condition: etag };
    const read = await container.item('known', 't1').read({ accessCondition });
    assert.equal(read.statusCode, 304);
  });

  it('replaces the version that If-Match names, and no other', async () => {
    const { etag } = await container.items.create(counter('replaced'));
    const item = container.item('replaced', 't1');
    const replaced = await item.replace(counter('replaced', 2), ifMatch(etag));
    assert.equal(replaced.resource?.n, 2);
    assert.notEqual(replaced.etag, etag);
    await refusedWith(412, () => item.replace(counter('replaced', 3), ifMatch(etag)));
    await refusedWith(404, () => container.item('none', 't1').replace(counter('none')));
  });

  it('upserts: creates, then replaces, and minds both conditions', async () => {
    const created = await container.items.upsert(counter('upserted'));
    const updated = await container.items.upsert(counter('upserted', 2));
    assert.deepEqual([created.statusCode, updated.statusCode], [201, 200]);
    await refusedWith(412, () =>
      container.items.upsert(counter('upserted', 3), ifMatch(created.etag)),
    );
    const ifNew = { accessCondition: { type: 'IfNoneMatch', condition: '*' } };
    await refusedWith(412, () => container.items.upsert(counter('upserted', 4), ifNew));
    assert.equal((await container.items.upsert(counter('brand-new'), ifNew)).statusCode, 201);
  });

  it('deletes the version that If-Match names, once', async () => {
    await container.items.create(counter('deleted'));
    const item = container.item('deleted', 't1');
    await refusedWith(412, () => item.delete(ifMatch('"other"')));
    assert.equal((await item.delete()).statusCode, 204);
    await refusedWith(404, () => item.delete());
  });

  it('patches with every operation', async () => {
    await container.items.create({ ...counter('patched'), tags: ['a'], home: { city: 'x' } });
    const { resource } = await container.item('patched', 't1').patch<Counter>([
      { op: 'add', path: '/tags/-', value: 'b' },
      { op: 'set', path: '/home/street', value: 'y' },
      { op: 'incr', path: '/n', value: 10 },
      { op: 'remove', path: '/home/city' },
      { op: 'replace', path: '/tags/0', value: 'c' },
    ]);
    assert.partialDeepStrictEqual(resource, { tags: ['c', 'b'], home: { street: 'y' }, n: 11 });
  });

  it('patches only under its condition and version', async () => {
    await container.items.create(counter('guarded'));
    const item = container.item('guarded', 't1');
    const operations = [{ op: 'incr' as const, path: '/n', value: 1 }];
    const patch = { operations, condition: 'FROM c WHERE c.n > 100' };
    await refusedWith(412, () => item.patch(patch));
    await refusedWith(412, () => item.patch(operations, ifMatch('"other"')));
    const patched = await item.patch<Counter>({ operations, condition: 'FROM c WHERE c.n = 1' });
    assert.equal(patched.resource?.n, 2);
  });

  it('keeps text of every script and hostile property names', async () => {
    const item = JSON.parse(
      '{"id":"ünï 東京","tenantId":"té\\"nant,[]","email":"h","__proto__":{"x":1},"constructor":2}',
    ) as Counter;
    await container.items.create(item);
    const { resource } = await container.item(item.id, item.tenantId).read<Counter>();
    assert.ok(resource);
    assert.deepEqual(Object.getOwnPropertyDescriptor(resource, '__proto__')?.value, { x: 1 });
    assert.partialDeepStrictEqual(resource, { id: 'ünï 東京', tenantId: 'té"nant,[]' });
  });

  it('refuses an item of more than 2 MB, and takes one below', async () => {
    const sized = (id: string, size: number) => ({ ...counter(id), content: 'x'.repeat(size) });
    const large = await container.items.create(sized('large', 2 * 1024 * 1024 - 1024));
    assert.equal(large.statusCode, 201);
    await refusedWith(413, () => container.items.create(sized('too-large', 2 * 1024 * 1024)));
    await refusedWith(413, () => container.items.create(sized('huge', 8 * 1024 * 1024)));
  });
});
