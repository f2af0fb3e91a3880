import { after, before, describe } from 'node:test';
import { startAiSearch } from '../../local/services/ai-search/start-ai-search.ts';
import { startOpenAI } from '../../local/services/openai/start-openai.ts';
import { AiSearchIndex } from '../../shared/adapters/ai-search-index.ts';
import { OpenAIChatModel } from '../../shared/adapters/openai-chat-model.ts';
import { connectModelEndpoint } from '../../shared/adapters/openai-client.ts';
import { lexicalReranker } from '../../shared/answer/rerank/lexical-reranker.ts';
import { modelReranker } from '../../shared/answer/rerank/model-reranker.ts';
import { retrievalOrder } from '../../shared/answer/rerank/retrieval-order.ts';
import { semanticReranker } from '../../shared/answer/rerank/semantic-reranker.ts';
import type { SearchIndex } from '../../shared/ports/search-index.ts';
import { testSettings } from '../support/local-settings.ts';
import { MemorySearchIndex } from '../support/memory-search-index.ts';
import { rerankerContract } from './reranker-contract.ts';

const dimensions = 4;
const semantic = semanticReranker(testSettings());

describe('rerankers over an index in memory', () => {
  const index = new MemorySearchIndex();
  const reordering = { reorders: true };
  rerankerContract('lexical', () => ({ reranker: lexicalReranker, index, dimensions }), reordering);
  rerankerContract('semantic', () => ({ reranker: semantic, index, dimensions }), reordering);
  rerankerContract('absent', () => ({ reranker: retrievalOrder, index, dimensions }), {
    reorders: false,
  });
});

describe('rerankers over services', () => {
  let search: Awaited<ReturnType<typeof startAiSearch>>;
  let openai: Awaited<ReturnType<typeof startOpenAI>>;
  let index: SearchIndex;
  before(async () => {
    search = await startAiSearch({ port: 0 });
    openai = await startOpenAI({ port: 0 });
    index = new AiSearchIndex(settings());
    await index.ensure(new AbortController().signal);
  });
  after(() => Promise.all([search.close(), openai.close()]));

  const settings = () =>
    testSettings({
      SEARCH_ENDPOINT: search.endpoint,
      SEARCH_API_KEY: search.apiKey,
      EMBEDDING_DIMENSIONS: String(dimensions),
      MODEL_ENDPOINT: openai.baseUrl,
      MODEL_API_KEY: openai.apiKey,
    });
  const model = () =>
    modelReranker(new OpenAIChatModel(connectModelEndpoint(settings()), settings()));

  rerankerContract('semantic', () => ({ reranker: semantic, index, dimensions }), {
    reorders: true,
  });
  rerankerContract('model', () => ({ reranker: model(), index, dimensions }), { reorders: true });
});
