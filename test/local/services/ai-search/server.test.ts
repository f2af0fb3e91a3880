import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { SearchFixture } from './support/search-fixture.ts';

const VERSION = 'api-version=2025-09-01';

describe('the AI Search service on the wire', () => {
  let fixture: SearchFixture;

  before(async () => {
    fixture = await SearchFixture.startFilled();
  });
  after(() => fixture.close());

  /** Sends a request with the right key; a body makes it a POST. */
  async function send(path: string, body?: unknown, init: RequestInit = {}) {
    const response = await fetch(fixture.service.endpoint + path, {
      headers: { 'api-key': fixture.service.apiKey },
      ...(body !== undefined && {
        method: 'POST',
        body: typeof body === 'string' ? body : JSON.stringify(body),
      }),
      ...init,
    });
    const text = await response.text();
    const json = text.startsWith('{') ? (JSON.parse(text) as Record<string, unknown>) : {};
    const { message } = (json.error ?? {}) as { message?: string };
    return { status: response.status, text, json, message: message ?? '' };
  }

  const search = (body: object) =>
    send(`/indexes('chunks')/docs/search.post.search?${VERSION}`, body);
  const index = (body: unknown) => send(`/indexes('chunks')/docs/search.index?${VERSION}`, body);

  it('lets in nobody without the key, and no bearer token', async () => {
    for (const [headers, status] of [
      [{}, 403],
      [{ 'api-key': 'wrong' }, 403],
      [{ authorization: 'Bearer x' }, 501],
    ] as const) {
      const reply = await send(`/indexes?${VERSION}`, undefined, { headers });
      assert.equal(reply.status, status);
    }
  });

  it('wants an api-version', async () => {
    const reply = await send('/indexes');
    assert.equal(reply.status, 400);
    assert.match(reply.message, /api-version/);
  });

  it('names what it does not serve', async () => {
    const cases: [reply: ReturnType<typeof send>, name: RegExp][] = [
      [send(`/indexes('chunks')/docs/search.post.suggest?${VERSION}`, {}), /suggest/],
      [send(`/skillsets?${VERSION}`), /skillsets/],
      [search({ search: 'a~', queryType: 'full' }), /full/],
      [search({ vectorFilterMode: 'postFilter' }), /postFilter/],
      [search({ scoringParameters: ['a'] }), /scoringParameters/],
      [search({ facets: ['page,interval:10'] }), /interval/],
    ];
    for (const [pending, name] of cases) {
      const reply = await pending;
      assert.equal(reply.status, 501, reply.text);
      assert.match(reply.message, name);
    }
  });

  it('answers 400 to malformed searches, naming the fault', async () => {
    const cases: [body: object, message: RegExp][] = [
      [{ top: -1 }, /top/],
      [{ colour: 'red' }, /colour/],
      [{ select: 'id,nope' }, /nope/],
      [{ select: 'vector' }, /vector/],
      [{ orderby: 'groups' }, /groups/],
      [{ orderby: 'page sideways' }, /page sideways/],
      [{ facets: ['content'] }, /content/],
      [{ search: 'x', searchFields: 'page' }, /page/],
      [{ search: 'x', highlight: 'page' }, /page/],
      [{ search: 'x', scoringProfile: 'nope' }, /nope/],
      [{ search: 'x', queryType: 'semantic', semanticConfiguration: 'nope' }, /nope/],
      [{ vectorQueries: [{ kind: 'vector', fields: 'vector', vector: [1] }] }, /4 dimensions/],
      [{ vectorQueries: [{ kind: 'vector', fields: 'title', vector: [1] }] }, /title/],
    ];
    for (const [body, message] of cases) {
      const reply = await search(body);
      assert.equal(reply.status, 400, `${String(message)} ${reply.text}`);
      assert.match(reply.message, message);
    }
    const broken = await send(
      `/indexes('chunks')/docs/search.post.search?${VERSION}`,
      '{"search":',
    );
    assert.equal(broken.status, 400);
    assert.match(broken.message, /not JSON/);
  });

  it('refuses documents one by one, with a reason each', async () => {
    const cases: [document: object, message: RegExp][] = [
      [{ id: 'a/b' }, /Invalid document key: 'a\/b'/],
      [{ id: '_a' }, /Invalid document key/],
      [{ id: 7 }, /Invalid document key/],
      [{ tenantId: 't1' }, /Invalid document key/],
      [{ id: 'x', colour: 'red' }, /'colour' does not exist/],
      [{ id: 'x', page: 'one' }, /"one" of field 'page'/],
      [{ id: 'x', page: 2 ** 31 }, /'page'/],
      [{ id: 'x', groups: 'g1' }, /'groups'/],
      [{ id: 'x', groups: [null] }, /'groups'/],
      [{ id: 'x', updatedAt: 'yesterday' }, /'updatedAt'/],
      [{ id: 'x', vector: [1, 2, 3, 'x'] }, /finite numbers/],
      [{ '@search.action': 'delete', id: 'a b' }, /Invalid document key/],
    ];
    const reply = await index({ value: [...cases.map(([document]) => document), { id: 'good' }] });
    assert.equal(reply.status, 207);
    const results = reply.json.value as { statusCode: number; errorMessage: string | null }[];
    assert.equal(results.pop()?.statusCode, 201);
    for (const [position, [, message]] of cases.entries()) {
      assert.equal(results[position]?.statusCode, 400);
      assert.match(results[position].errorMessage ?? '', message);
    }
    await index({ value: [{ '@search.action': 'delete', id: 'good' }] });
  });

  it('refuses batches that are no batches', async () => {
    const tooMany = Array.from({ length: 1001 }, (_, n) => ({ id: `n${n}` }));
    for (const body of [
      {},
      { value: [] },
      { value: [{ '@search.action': 'x' }] },
      { value: tooMany },
    ]) {
      assert.equal((await index(body)).status, 400);
    }
  });

  it('answers 413 to more than 16 MB, and goes on serving', async () => {
    const reply = await index({ value: [{ id: 'big', content: 'x'.repeat(16 * 1024 * 1024) }] });
    assert.equal(reply.status, 413);
    assert.match(reply.message, /smaller batches/);
    assert.equal((await search({ search: 'router' })).status, 200);
  });

  it('applies the actions of a batch in order', async () => {
    const reply = await index({
      value: [
        { '@search.action': 'upload', id: 'o', kind: 'first', page: 1 },
        { '@search.action': 'merge', id: 'o', kind: 'second' },
        { '@search.action': 'delete', id: 'o' },
        { '@search.action': 'merge', id: 'o', kind: 'third' },
        { '@search.action': 'mergeOrUpload', id: 'o', kind: 'fourth' },
      ],
    });
    const results = reply.json.value as { statusCode: number }[];
    assert.deepEqual(
      results.map(({ statusCode }) => statusCode),
      [201, 200, 200, 404, 201],
    );
    const document = await fixture.client.getDocument('o');
    assert.deepEqual([document.kind, document.page], ['fourth', null]);
    await fixture.client.deleteDocuments('id', ['o']);
  });

  it('fails single items by a fault rule, and keeps the others', async () => {
    await fixture.setFaults([
      { match: 'search.index', itemStatus: 503, count: 1 },
      { match: 'search.index?api-version=2025-09-01 unlucky', itemStatus: 422 },
    ]);
    const upload = (...ids: string[]) => fixture.client.uploadDocuments(ids.map((id) => ({ id })));
    const statuses = async (...ids: string[]) =>
      (await upload(...ids)).results.map(({ statusCode }) => statusCode);
    assert.deepEqual(await statuses('f1', 'f2'), [503, 201]);
    assert.deepEqual(await statuses('f1', 'unlucky'), [201, 422]);
    await fixture.setFaults([]);
    await fixture.client.deleteDocuments('id', ['f1', 'f2']);
    assert.equal(await fixture.client.getDocumentsCount(), 4);
  });

  it('holds a conditional update to its etag', async () => {
    const { etag } = await fixture.indexClient.getIndex('chunks');
    const update = (headers: Record<string, string>) =>
      send(`/indexes('chunks')?${VERSION}`, undefined, {
        method: 'PUT',
        headers: { 'api-key': fixture.service.apiKey, ...headers },
        body: definition,
      });
    const definition = (await send(`/indexes('chunks')?${VERSION}`)).text;
    assert.equal((await update({ 'if-none-match': '*' })).status, 412);
    assert.equal((await update({ 'if-match': '"0x0"' })).status, 412);
    assert.equal((await update({ 'if-match': etag ?? '' })).status, 200);
    assert.equal((await update({ 'if-match': etag ?? '' })).status, 412);
  });

  it('answers 404 to what is not there, and 409 to what is there already', async () => {
    assert.equal((await send(`/indexes('nope')?${VERSION}`)).status, 404);
    assert.equal((await send(`/indexes('nope')/docs/$count?${VERSION}`)).status, 404);
    const definition = (await send(`/indexes('chunks')?${VERSION}`)).text;
    assert.equal((await send(`/indexes?${VERSION}`, definition)).status, 409);
  });

  it('boosts fresh documents by the clock it was given', async () => {
    const day = Date.UTC(2026, 3, 1);
    const clocked = await SearchFixture.startFilled({ now: () => day });
    try {
      const plain = await clocked.search('reset');
      const fresh = await clocked.search('reset', { scoringProfile: 'fresh' });
      assert.deepEqual(plain.ids, ['1', '4']);
      assert.deepEqual(fresh.ids, ['4', '1']);
    } finally {
      await clocked.close();
    }
  });
});
