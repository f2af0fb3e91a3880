import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { retrieveByOneRequest } from '../../../../shared/answer/retrieval/one-request.ts';
import { retrieveByTwoRequests } from '../../../../shared/answer/retrieval/two-requests.ts';
import { AppError } from '../../../../shared/errors.ts';
import { FailingSearchIndex } from '../../../support/failing-search-index.ts';
import { HashedEmbeddingModel } from '../../../support/hashed-embedding-model.ts';
import { MemorySearchIndex } from '../../../support/memory-search-index.ts';
import { ann, ports } from '../support.ts';

const question = 'How many days of annual leave do I have?';
const scope = { principal: ann, filters: {} };
const { signal } = new AbortController();

for (const [name, retrieve] of Object.entries({ retrieveByOneRequest, retrieveByTwoRequests })) {
  describe(name, () => {
    it('finds by words and by meaning, the best first, each passage once', async () => {
      const { candidates, degraded } = await retrieve(question, scope, await ports(), signal);
      assert.deepEqual([candidates.map(({ id }) => id)[0], degraded], ['leave', []]);
      assert.equal(new Set(candidates.map(({ id }) => id)).size, candidates.length);
    });

    it('serves by the side that is left, and names the other', async () => {
      for (const [failing, degraded] of [
        [{ vector: true }, 'vector-search'],
        [{ keyword: true }, 'keyword-search'],
      ] as const) {
        const searchIndex = new FailingSearchIndex(failing);
        const all = await ports({ searchIndex });
        const found = await retrieve(question, scope, all, signal);
        assert.deepEqual([found.candidates[0]?.id, found.degraded], ['leave', [degraded]]);
      }
    });

    it('serves by words when the question cannot be embedded', async () => {
      const embeddingModel = new HashedEmbeddingModel();
      const all = await ports({ embeddingModel });
      embeddingModel.embed = async () => {
        throw new AppError('model_unavailable', 'The model answered 500.');
      };
      const found = await retrieve(question, scope, all, signal);
      assert.deepEqual([found.candidates[0]?.id, found.degraded], ['leave', ['vector-search']]);
    });

    it('fails when the index is down, with the wait that the index asks for', async () => {
      const searchIndex = new FailingSearchIndex({ keyword: true, vector: true });
      const all = await ports({ searchIndex });
      await assert.rejects(
        retrieve(question, scope, all, signal),
        (error) =>
          error instanceof AppError &&
          error.code === 'search_unavailable' &&
          error.retryAfter === 7,
      );
    });

    it('ends as aborted when the caller leaves', async () => {
      const all = await ports();
      await assert.rejects(
        retrieve(question, scope, all, AbortSignal.abort()),
        (error) => error instanceof AppError && error.code === 'aborted',
      );
    });
  });
}

describe('One request', () => {
  it('leaves an index in peace that asks for patience', async () => {
    const asked: string[] = [];
    class CountingIndex extends MemorySearchIndex {
      override async hybridSearch(): Promise<never> {
        asked.push('hybrid');
        throw new AppError('search_unavailable', 'The index answered 503.', { retryAfter: 7 });
      }

      override async keywordSearch(): Promise<never> {
        asked.push('keyword');
        throw new AppError('search_unavailable', 'The index answered 503.', { retryAfter: 7 });
      }
    }
    const all = await ports({ searchIndex: new CountingIndex() });
    await assert.rejects(retrieveByOneRequest(question, scope, all, signal));
    assert.deepEqual(asked, ['hybrid']);
  });
});
