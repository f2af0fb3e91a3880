import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { EmbeddedChunk, RetrievedChunk } from '../../shared/domain/chunk.ts';
import type { Reranker } from '../../shared/ports/reranker.ts';
import type { SearchIndex } from '../../shared/ports/search-index.ts';
import { axis, chunk, newTenant, scope } from './search-index-fixture.ts';

const { signal } = new AbortController();
const question = 'How many days of annual leave do I have?';
const texts = [
  'Salaries are paid on the last working day of a month.',
  'Everyone has 25 days of annual leave a year.',
  'Trains are booked in second class.',
];

/** What every reranker does with candidates as an index gives them. `index` searches vectors of `dimensions` numbers. */
export function rerankerContract(
  name: string,
  open: () => { reranker: Reranker; index: SearchIndex; dimensions: number },
  { reorders }: { readonly reorders: boolean },
): void {
  describe(`the ${name} reranker`, () => {
    /** All texts, in this order, as retrieved for the question. */
    async function candidates(contents: readonly string[]): Promise<readonly RetrievedChunk[]> {
      const { reranker, index, dimensions } = open();
      const tenant = newTenant();
      const chunks = contents.map((content, at): EmbeddedChunk => {
        const vector = axis(0, dimensions).map((one, place) => (place === 1 ? at / 50 : one));
        return chunk(tenant, String(at), { content, title: 'Notes', headings: [], vector });
      });
      await index.upload(chunks, signal);
      const ranking = reranker.indexRanking?.(question);
      const wanted = { ...scope(tenant), ...(ranking && { ranking }) };
      return index.vectorSearch(axis(0, dimensions), 100, wanted, signal);
    }

    it('gives every candidate back once, as it was but for the judgement', async () => {
      const given = await candidates(texts);
      const { passages } = await open().reranker.rerank(question, given, signal);
      const plain = (chunks: readonly RetrievedChunk[]) =>
        chunks
          .map(({ score: _, relevance: __, ...rest }) => rest)
          .sort((a, b) => (a.id < b.id ? -1 : 1));
      assert.deepEqual(plain(passages), plain(given));
    });

    it('puts the best first, by its own scores', async () => {
      const given = await candidates(texts);
      const { passages } = await open().reranker.rerank(question, given, signal);
      assert.equal(passages[0]?.content, reorders ? texts[1] : given[0]?.content);
      const scores = passages.map(({ score }) => score);
      assert.deepEqual(
        scores,
        scores.toSorted((a, b) => b - a),
      );
    });

    it('judges from 0 to 1, and what answers no lower than what does not', async () => {
      const { passages } = await open().reranker.rerank(question, await candidates(texts), signal);
      const judged = passages.flatMap(({ relevance }) => relevance ?? []);
      assert.ok(judged.every((relevance) => relevance >= 0 && relevance <= 1));
      assert.deepEqual(
        judged,
        judged.toSorted((a, b) => b - a),
      );
    });

    it('says the same of the same twice', async () => {
      const given = await candidates(texts);
      const { reranker } = open();
      const first = await reranker.rerank(question, given, signal);
      assert.deepEqual(await reranker.rerank(question, given, signal), first);
    });

    it('takes any number of candidates', async () => {
      const { reranker } = open();
      assert.deepEqual((await reranker.rerank(question, [], signal)).passages, []);
      const many = Array.from({ length: 60 }, (_, at) => `${texts[at % 3]} Note ${at}.`);
      const given = await candidates(many);
      const { passages } = await reranker.rerank(question, given, signal);
      assert.equal(new Set(passages.map(({ id }) => id)).size, 60);
    });
  });
}
