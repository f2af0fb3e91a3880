import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { startAiSearch } from '../../../local/services/ai-search/start-ai-search.ts';
import { AiSearchIndex } from '../../../shared/adapters/ai-search-index.ts';
import type { QuestionFilters } from '../../../shared/domain/answer-event.ts';
import { postSearch } from '../../../shared/http/routes/post-search.ts';
import { lexicalReranker } from '../../../shared/answer/rerank/lexical-reranker.ts';
import { retrieveByTwoRequests } from '../../../shared/answer/retrieval/two-requests.ts';
import { AppError } from '../../../shared/errors.ts';
import type { Reply } from '../../../shared/http/reply.ts';
import { aCall } from '../../support/a-call.ts';
import { anEmbeddedChunk } from '../../support/a-chunk.ts';
import { hostileValues } from '../../support/hostile-values.ts';
import { testSettings } from '../../support/local-settings.ts';
import { MemoryDocumentStore } from '../../support/memory-document-store.ts';
import { naughtyStrings } from '../../support/naughty-strings.ts';
import { Random } from '../../support/random.ts';

const seed = 11;
const { signal } = new AbortController();
const vector = [1, 0];
const long = "'),(Ä🦊 or ".repeat(1000).slice(0, 10_000);

describe('A filter matches its value as it is, and nothing else', () => {
  let service: Awaited<ReturnType<typeof startAiSearch>>;
  let index: AiSearchIndex;
  const settings = () =>
    testSettings({
      SEARCH_ENDPOINT: service.endpoint,
      SEARCH_API_KEY: service.apiKey,
      EMBEDDING_DIMENSIONS: '2',
    });
  before(async () => {
    service = await startAiSearch({ port: 0 });
    index = new AiSearchIndex(settings());
    await index.ensure(signal);
  });
  after(() => service.close());

  /** One chunk a value, which stands in every field of it, in two tenants. */
  async function fill(name: string, values: readonly string[]): Promise<void> {
    const chunks = ['own', 'foreign'].flatMap((tenant) =>
      values.map((value, at) =>
        anEmbeddedChunk({
          id: `${name}-${tenant}-${at}`,
          tenantId: `${name}-${tenant}`,
          documentId: value,
          tags: [value, 'tag'],
          category: value,
          audience: value,
          groups: [value],
          vector,
        }),
      ),
    );
    await index.upload(chunks, signal);
  }

  async function found(
    tenantId: string,
    groups: readonly string[],
    filters: QuestionFilters,
  ): Promise<string[]> {
    const scope = { principal: { tenantId, userId: 'u', groups }, filters };
    return (await index.vectorSearch(vector, 20, scope, signal)).map(({ id }) => id);
  }

  async function holds(name: string, values: readonly string[]): Promise<void> {
    await fill(name, values);
    for (const [at, value] of values.entries()) {
      const only = [`${name}-own-${at}`];
      const which = `seed ${seed}, ${JSON.stringify(value).slice(0, 200)}`;
      const member = { category: value, audience: value, documentIds: [value], tags: [value] };
      assert.deepEqual(await found(`${name}-own`, [value], member), only, which);
      assert.deepEqual(await found(`${name}-own`, [value], { groups: [value] }), only, which);
      assert.deepEqual(await found(`${name}-own`, [value, 'x'], {}), only, which);
      assert.deepEqual(await found(`${name}-own`, [], { groups: [value] }), [], which);
      assert.deepEqual(await found(value, [value], member), [], `tenant: ${which}`);
    }
  }

  it('for values made of what breaks quoting', async () => {
    const values = new Set(hostileValues(new Random(seed), 150));
    await holds('made', [...values, long, `${long.slice(1)}x`]);
  });

  it('for naughty strings', { skip: naughtyStrings.skip }, async () => {
    await holds('naughty', naughtyStrings.strings);
  });

  describe('asked over HTTP', () => {
    const values = ["o'brien", "x' or tenantId ne '", '(a, b)', 'ä🦊', '" or 1 eq 1', '\u001f,|;~'];
    before(() => fill('http', values));

    async function search(filters: unknown): Promise<Reply> {
      const services = {
        settings: settings(),
        searchIndex: index,
        embeddingModel: { id: 'one', dimensions: 2, embed: async () => [vector] },
        retrieve: retrieveByTwoRequests,
        reranker: lexicalReranker,
        documents: new MemoryDocumentStore(),
      };
      const request = {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: { string: JSON.stringify({ query: 'annual leave', filters }) },
      } as const;
      const principal = { tenantId: 'http-own', userId: 'u', groups: values };
      return postSearch(aCall(services, request, { principal }));
    }

    async function foundOver(filters: unknown): Promise<unknown> {
      const { body } = await search(filters);
      assert.equal(typeof body, 'string');
      const { items } = JSON.parse(body as string) as { items: { chunkId: string }[] };
      return items.map(({ chunkId }) => chunkId);
    }

    it('each value finds its own chunk', async () => {
      for (const [at, value] of values.entries()) {
        for (const filters of [
          { category: value },
          { audience: value },
          { tags: [value] },
          { documentIds: [value] },
          { groups: [value] },
        ]) {
          assert.deepEqual(await foundOver(filters), [`http-own-${at}`], JSON.stringify(filters));
        }
      }
    });

    for (const [field, filters] of [
      ['filters.author', { author: 'x' }],
      ['filters.category', { category: long }],
      ['filters.audience', { audience: '\ud800' }],
      ['filters.tags.0', { tags: [''] }],
      ['filters.groups', { groups: [] }],
      ['filters.groups', { groups: 'hr' }],
      ['filters.updatedAfter', { updatedAfter: 'yesterday' }],
      ['filters.updatedAfter', { updatedAfter: "2026-01-01T00:00:00Z' or true or '" }],
      ['filters.updatedAfter', { updatedAfter: '2026-02-30T00:00:00Z' }],
      ['filters.updatedAfter', { updatedAfter: '2026-01-01T00:00:00+25:00' }],
      ['filters.updatedAfter', { updatedAfter: 20260101 }],
      ['filters.updatedAfter', { updatedAfter: 'soon', updatedBefore: '2026-01-01T00:00:00Z' }],
      ['filters.updatedBefore', { updatedBefore: '9999-12-31T23:59:59-10:00' }],
      ['filters.updatedBefore', { updatedBefore: '0000-01-01T00:00:00Z' }],
      [
        'filters.updatedBefore',
        { updatedAfter: '2026-02-01T00:00:00Z', updatedBefore: '2026-02-01T01:00:00+02:00' },
      ],
    ] as const) {
      it(`${JSON.stringify(filters).slice(0, 80)} is refused by the name of ${field}`, async () => {
        await assert.rejects(search(filters), (error) => {
          assert.ok(error instanceof AppError);
          assert.equal(error.code, 'invalid_request');
          assert.deepEqual(
            error.fields?.map((fault) => fault.field),
            [field],
          );
          return true;
        });
      });
    }
  });
});
