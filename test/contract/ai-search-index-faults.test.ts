import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import { startAiSearch } from '../../local/services/ai-search/start-ai-search.ts';
import { AiSearchIndex } from '../../shared/adapters/ai-search-index.ts';
import { anEmbeddedChunk } from '../support/a-chunk.ts';
import { testSettings } from '../support/local-settings.ts';
import { setFaults } from '../support/set-faults.ts';

const { signal } = new AbortController();

describe('the AI Search index under faults', () => {
  let service: Awaited<ReturnType<typeof startAiSearch>>;
  let index: AiSearchIndex;
  let documents = 0;
  before(async () => {
    service = await startAiSearch({ port: 0 });
    index = new AiSearchIndex(settings('chunks'));
    await index.ensure(signal);
  });
  afterEach(() => setFaults(service.endpoint, []));
  after(() => service.close());

  const settings = (name: string) =>
    testSettings({
      SEARCH_ENDPOINT: service.endpoint,
      SEARCH_API_KEY: service.apiKey,
      SEARCH_INDEX: name,
      EMBEDDING_DIMENSIONS: '2',
    });

  /** The chunks of a document that no other test has. */
  function chunks(count: number) {
    const documentId = `document-${(documents += 1)}`;
    return Array.from({ length: count }, (_, ordinal) =>
      anEmbeddedChunk({ id: `${documentId}-${ordinal}`, documentId, ordinal, vector: [1, 0] }),
    );
  }
  const countOf = ([chunk]: ReturnType<typeof chunks>) =>
    index.countChunks('local', chunk?.documentId ?? '', {}, signal);

  it('sends chunks that fail for a passing reason again, until all are in', async () => {
    const uploaded = chunks(5);
    await setFaults(service.endpoint, [
      { match: uploaded[1]?.id ?? '', itemStatus: 503, count: 2 },
      { match: uploaded[3]?.id ?? '', itemStatus: 409, count: 1 },
    ]);
    await index.upload(uploaded, signal);
    assert.equal(await countOf(uploaded), 5);
  });

  it('loses no chunk, and leaves none, while a tenth of the items fails', async () => {
    const uploaded = chunks(1200);
    await setFaults(service.endpoint, [{ match: 'search.index', itemStatus: 503, rate: 0.1 }]);
    await index.upload(uploaded, signal);
    assert.equal(await countOf(uploaded), 1200);
    const missing = await index.change(
      uploaded.map((one) => ({ ...one, groups: ['hr'] })),
      signal,
    );
    assert.deepEqual(missing, []);
    const { tenantId = '', documentId = '' } = uploaded[0] ?? {};
    assert.equal(await index.countChunks(tenantId, documentId, { groups: ['hr'] }, signal), 1200);
    assert.equal(await index.removeDocument(tenantId, documentId, {}, signal), 1200);
    assert.equal(await countOf(uploaded), 0);
  });

  it('gives up on a chunk that fails for good, and says why', async () => {
    const uploaded = chunks(3);
    await setFaults(service.endpoint, [{ match: uploaded[1]?.id ?? '', itemStatus: 400 }]);
    await assert.rejects(index.upload(uploaded, signal), {
      code: 'internal',
      message: /refused a chunk/,
    });
  });

  it('does not go on for a caller who left', async () => {
    const gone = AbortSignal.abort();
    await assert.rejects(index.upload(chunks(1), gone), { code: 'aborted' });
    const scope = { principal: { tenantId: 'local', userId: 'u', groups: [] }, filters: {} };
    await assert.rejects(index.keywordSearch('leave', 1, scope, gone), { code: 'aborted' });
  });

  it('says that the index is missing, and what to do', async () => {
    await assert.rejects(new AiSearchIndex(settings('nowhere')).ping(signal), {
      code: 'search_index_missing',
      message: /no search index nowhere/,
      remedy: /npm start/,
    });
  });
});
