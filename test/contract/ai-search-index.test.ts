import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { startAiSearch } from '../../local/services/ai-search/start-ai-search.ts';
import { AiSearchIndex } from '../../shared/adapters/ai-search-index.ts';
import { anEmbeddedChunk } from '../support/a-chunk.ts';
import { testSettings } from '../support/local-settings.ts';
import { searchIndexContract } from './search-index-contract.ts';
import { searchIndexPassagesContract } from './search-index-passages-contract.ts';
import { searchIndexUpkeepContract } from './search-index-upkeep-contract.ts';

const dimensions = 16;

describe('the AI Search index', () => {
  let service: Awaited<ReturnType<typeof startAiSearch>>;
  let index: AiSearchIndex;
  before(async () => {
    service = await startAiSearch({ port: 0 });
    index = new AiSearchIndex(
      testSettings({
        SEARCH_ENDPOINT: service.endpoint,
        SEARCH_API_KEY: service.apiKey,
        EMBEDDING_DIMENSIONS: String(dimensions),
      }),
    );
    await index.ensure(new AbortController().signal);
  });
  after(() => service.close());
  searchIndexContract(dimensions, async () => index);
  searchIndexPassagesContract(dimensions, async () => index);
  searchIndexUpkeepContract(dimensions, async () => index);

  it('returns texts that look like dates or numbers as the texts they are', async () => {
    const { signal } = new AbortController();
    const texts = { title: 'NaN', content: '2026-03-01T09:30:00Z', headings: ['INF'] };
    const chunk = anEmbeddedChunk({
      ...texts,
      id: 'looks-like-a-date',
      tenantId: 'dates',
      vector: Array.from({ length: dimensions }, () => 0.25),
    });
    await index.upload([chunk], signal);
    const scope = { principal: { tenantId: 'dates', userId: 'one', groups: [] }, filters: {} };
    const [found] = await index.vectorSearch(chunk.vector, 1, scope, signal);
    assert.ok(found);
    const { title, content, headings, updatedAt } = found;
    assert.deepEqual({ title, content, headings }, texts);
    assert.equal(typeof updatedAt, 'string');
  });
});
