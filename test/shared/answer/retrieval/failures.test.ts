import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { retrieveAll } from '../../../../shared/answer/retrieval/retrieve-all.ts';
import { retrieveByOneRequest } from '../../../../shared/answer/retrieval/one-request.ts';
import { retrieveByTwoRequests } from '../../../../shared/answer/retrieval/two-requests.ts';
import type { Retrieve } from '../../../../shared/answer/retrieval/retrieval.ts';
import { AppError } from '../../../../shared/errors.ts';
import { HashedEmbeddingModel } from '../../../support/hashed-embedding-model.ts';
import { MemorySearchIndex } from '../../../support/memory-search-index.ts';
import { ann, ports } from '../support.ts';

const question = 'How many days of annual leave do I have?';
const scope = { principal: ann, filters: {} };
const { signal } = new AbortController();

/** What a part does when asked: serve, refuse for good, ask for patience, or be missing. */
type State = 'up' | 'refusing' | 'busy' | 'missing';
const states: readonly State[] = ['up', 'refusing', 'busy', 'missing'];

interface Parts {
  readonly embedding: State;
  readonly keyword: State;
  readonly vector: State;
}

function fail(state: State): void {
  if (state === 'up') return;
  if (state === 'missing') throw new AppError('search_index_missing', 'There is no index.');
  const transient = state === 'busy';
  throw new AppError('search_unavailable', `The service is ${state}.`, {
    transient,
    ...(transient && { retryAfter: 7 }),
  });
}

class PartialIndex extends MemorySearchIndex {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    super();
    this.#parts = parts;
  }

  override async keywordSearch(...search: Parameters<MemorySearchIndex['keywordSearch']>) {
    fail(this.#parts.keyword);
    return super.keywordSearch(...search);
  }

  override async vectorSearch(...search: Parameters<MemorySearchIndex['vectorSearch']>) {
    fail(this.#parts.vector);
    return super.vectorSearch(...search);
  }

  override async hybridSearch(...search: Parameters<MemorySearchIndex['hybridSearch']>) {
    fail(this.#parts.keyword);
    fail(this.#parts.vector);
    return super.hybridSearch(...search);
  }
}

async function portsOf(parts: Parts, retrieve: Retrieve) {
  const embeddingModel = new HashedEmbeddingModel();
  const all = await ports({ searchIndex: new PartialIndex(parts), embeddingModel, retrieve });
  embeddingModel.embed = async (texts) => {
    fail(parts.embedding);
    return new HashedEmbeddingModel().embed(texts);
  };
  return all;
}

/** What comes of it: the sides that were missing, or the code of the error. */
async function outcome(parts: Parts, retrieve: Retrieve): Promise<string> {
  const all = await portsOf(parts, retrieve);
  try {
    const { candidates, degraded } = await retrieveAll([question], scope, all, signal);
    const found = candidates[0]?.id ?? 'nothing';
    return [found, ...degraded].join(' ');
  } catch (error) {
    assert.ok(error instanceof AppError);
    return error.code;
  }
}

const combinations = (['up', 'busy'] as const).flatMap((embedding) =>
  states.flatMap((keyword) => states.map((vector): Parts => ({ embedding, keyword, vector }))),
);

/** One side is enough; when neither serves, an index that is missing is no error. */
function expectedOfTwo({ embedding, keyword, vector }: Parts): string {
  const meaning = embedding === 'up' ? vector : embedding;
  if (keyword === 'up' && meaning === 'up') return 'leave';
  if (keyword === 'up') return 'leave vector-search';
  if (meaning === 'up') return 'leave keyword-search';
  return [keyword, meaning].includes('missing') ? 'nothing search-index' : 'search_unavailable';
}

/** The same, but that a busy index is not asked a second time, and that one request meets a missing index first. */
function expectedOfOne(parts: Parts): string {
  const { embedding, keyword, vector } = parts;
  if (embedding !== 'up') {
    if (keyword === 'up') return 'leave vector-search';
    return keyword === 'missing' ? 'nothing search-index' : 'search_unavailable';
  }
  const hybrid = keyword === 'up' ? vector : keyword;
  if (hybrid === 'busy') return 'search_unavailable';
  if (hybrid === 'missing') return 'nothing search-index';
  return expectedOfTwo(parts);
}

for (const [name, retrieve, expected] of [
  ['one request', retrieveByOneRequest, expectedOfOne],
  ['two requests', retrieveByTwoRequests, expectedOfTwo],
] as const) {
  describe(`Retrieval by ${name}, whatever fails`, () => {
    for (const parts of combinations) {
      const { embedding, keyword, vector } = parts;
      const wanted = expected(parts);
      it(`embedding ${embedding}, keyword ${keyword}, vector ${vector}: ${wanted}`, async () => {
        assert.equal(await outcome(parts, retrieve), wanted);
      });
    }

    it('finds nothing in an empty index, and lacks nothing', async () => {
      const all = await portsOf({ embedding: 'up', keyword: 'up', vector: 'up' }, retrieve);
      const empty = { ...all, searchIndex: new MemorySearchIndex() };
      assert.deepEqual(await retrieveAll([question], scope, empty, signal), {
        candidates: [],
        degraded: [],
      });
    });
  });
}
