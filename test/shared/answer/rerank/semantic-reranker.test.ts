import assert from 'node:assert/strict';
import { test } from 'node:test';
import { semanticReranker } from '../../../../shared/answer/rerank/semantic-reranker.ts';
import { aChunk } from '../../../support/a-chunk.ts';

const { signal } = new AbortController();
const reranker = semanticReranker({ RERANK_TIMEOUT_SECONDS: 1.5 });

test('The ranker of the index is asked for the question, and waited for as long as the setting says', () => {
  assert.deepEqual(reranker.indexRanking?.('What is leave?'), {
    question: 'What is leave?',
    patienceMs: 1500,
  });
});

test('Passages follow the ranker’s scores; those it did not come to keep their order behind', async () => {
  const captions = ['25 days of annual leave'];
  const candidates = [
    aChunk({ id: 'unranked-1', score: 0.5 }),
    aChunk({ id: 'low', score: 0.4, semantic: { score: 0.8, captions: [] } }),
    aChunk({ id: 'unranked-2', score: 0.3 }),
    aChunk({ id: 'high', score: 0.2, semantic: { score: 3.2, captions } }),
  ];
  const { passages } = await reranker.rerank('leave', candidates, signal);
  assert.deepEqual(
    passages.map(({ id, score, relevance }) => [id, score, relevance]),
    [
      ['high', 3.2, 0.8],
      ['low', 0.8, 0.2],
      ['unranked-1', 0, undefined],
      ['unranked-2', 0, undefined],
    ],
  );
  assert.deepEqual(passages[0]?.semantic?.captions, captions);
});

test('A ranker that ranked nothing at all has failed; without candidates it has not', async () => {
  await assert.rejects(reranker.rerank('leave', [aChunk()], signal), {
    code: 'search_unavailable',
  });
  assert.deepEqual(await reranker.rerank('leave', [], signal), { passages: [] });
});
