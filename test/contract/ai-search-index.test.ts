import { after, before, describe } from 'node:test';
import { startAiSearch } from '../../local/services/ai-search/start-ai-search.ts';
import { AiSearchIndex } from '../../shared/adapters/ai-search-index.ts';
import { testSettings } from '../support/local-settings.ts';
import { searchIndexContract } from './search-index-contract.ts';

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
});
