import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { findPassages } from '../../../shared/answer/find-passages.ts';
import { modelReranker } from '../../../shared/answer/rerank/model-reranker.ts';
import { semanticReranker } from '../../../shared/answer/rerank/semantic-reranker.ts';
import { retrieveByTwoRequests } from '../../../shared/answer/retrieval/two-requests.ts';
import { AppError } from '../../../shared/errors.ts';
import type { IndexRanking, SearchScope } from '../../../shared/ports/search-index.ts';
import { testSettings } from '../../support/local-settings.ts';
import { MemorySearchIndex } from '../../support/memory-search-index.ts';
import { ScriptedChatModel } from '../../support/scripted-chat-model.ts';
import { ann, ports } from './support.ts';

const question = 'How many days of annual leave do I have?';
const scope: SearchScope = { principal: ann, filters: {} };
const { signal } = new AbortController();
const semantic = semanticReranker({ RERANK_TIMEOUT_SECONDS: 5 });

/** An index with a semantic ranker that does as told, and what it was asked to rank for. */
class RankedIndex extends MemorySearchIndex {
  readonly asked: (string | undefined)[] = [];
  readonly #ranker: 'late' | 'absent' | 'up';

  constructor(ranker: 'late' | 'absent' | 'up') {
    super();
    this.#ranker = ranker;
  }

  override async keywordSearch(query: string, top: number, wanted: SearchScope) {
    return super.keywordSearch(query, top, this.#ranked(wanted));
  }

  override async vectorSearch(vector: readonly number[], top: number, wanted: SearchScope) {
    return super.vectorSearch(vector, top, this.#ranked(wanted));
  }

  #ranked({ ranking, ...rest }: SearchScope): SearchScope {
    this.asked.push(ranking?.question);
    if (ranking && this.#ranker === 'absent') {
      throw new AppError('search_unavailable', 'It answered 400.', { transient: false });
    }
    return { ...rest, ...this.#unlessLate(ranking) };
  }

  #unlessLate(ranking: IndexRanking | undefined) {
    return ranking && this.#ranker === 'up' ? { ranking } : {};
  }
}

describe('Finding passages', () => {
  it('reranks for the question, whatever was searched for', async () => {
    const asked: string[] = [];
    const all = await ports({
      reranker: {
        async rerank(about, passages) {
          asked.push(about);
          return { passages };
        },
      },
    });
    const queries = ['annual leave', 'annual passes'];
    const { passages, degraded } = await findPassages({ question, queries }, scope, all, signal);
    assert.deepEqual(passages.map(({ id }) => id).sort(), ['leave', 'travel']);
    assert.deepEqual([asked, degraded], [[question], []]);
  });

  it('keeps the order of retrieval when the reranker fails, and says so', async () => {
    const reranker = {
      async rerank(): Promise<never> {
        throw new AppError('model_unavailable', 'The model answered 500.');
      },
    };
    const all = await ports({ reranker });
    const { passages, degraded } = await findPassages({ question }, scope, all, signal);
    assert.deepEqual([passages[0]?.id, degraded], ['leave', ['rerank']]);
  });

  it('does not wait for a reranker longer than the setting says', async () => {
    let stopped = false;
    const all = await ports({
      settings: testSettings({ RERANK_TIMEOUT_SECONDS: '0.1' }),
      reranker: {
        rerank: (_question, _candidates, limited) =>
          new Promise<never>(() => limited.addEventListener('abort', () => (stopped = true))),
      },
    });
    const { passages, degraded } = await findPassages({ question }, scope, all, signal);
    assert.deepEqual([passages[0]?.id, degraded, stopped], ['leave', ['rerank'], true]);
  });

  it('says when a model’s ranking could not be used, and what it cost', async () => {
    const chatModel = new ScriptedChatModel({ rerank: ['The first one.'] });
    const all = await ports({ chatModel, reranker: modelReranker(chatModel) });
    const found = await findPassages({ question }, scope, all, signal);
    assert.deepEqual([found.passages[0]?.id, found.degraded], ['leave', ['rerank']]);
    assert.equal(found.usage?.inputTokens, 10);
  });

  it('lets the index rank for the question while it searches', async () => {
    for (const retrieve of [undefined, retrieveByTwoRequests]) {
      const searchIndex = new RankedIndex('up');
      const all = await ports({ searchIndex, reranker: semantic, ...(retrieve && { retrieve }) });
      const queries = ['annual leave', 'passes'];
      const found = await findPassages({ question, queries }, scope, all, signal);
      assert.deepEqual([...new Set(searchIndex.asked)], [question]);
      assert.deepEqual([found.passages[0]?.id, found.degraded], ['leave', []]);
      assert.ok((found.passages[0]?.relevance ?? 0) > 0);
      assert.ok(found.passages[0]?.semantic?.captions[0]?.includes('annual leave'));
    }
  });

  it('searches an index that does not rank all the same, and says so', async () => {
    for (const ranker of ['late', 'absent'] as const) {
      for (const retrieve of [undefined, retrieveByTwoRequests]) {
        const searchIndex = new RankedIndex(ranker);
        const all = await ports({ searchIndex, reranker: semantic, ...(retrieve && { retrieve }) });
        const found = await findPassages({ question }, scope, all, signal);
        assert.deepEqual([found.passages[0]?.id, found.degraded], ['leave', ['rerank']], ranker);
      }
    }
  });
});
