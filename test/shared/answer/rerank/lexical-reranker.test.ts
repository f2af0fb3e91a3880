import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lexicalReranker } from '../../../../shared/answer/rerank/lexical-reranker.ts';
import type { RetrievedChunk } from '../../../../shared/domain/chunk.ts';
import { aChunk } from '../../../support/a-chunk.ts';

async function order(question: string, ...chunks: Partial<RetrievedChunk>[]): Promise<string[]> {
  const candidates = chunks.map((values, index) =>
    aChunk({ id: String(index), title: '', score: 1 / (60 + index), ...values }),
  );
  const { signal } = new AbortController();
  const { passages } = await lexicalReranker.rerank(question, candidates, signal);
  return passages.map(({ id }) => id);
}

test('A passage with more of the weighty terms comes first', async () => {
  const ranked = await order(
    'notice period during probation',
    { content: 'The period of the report is one month. The period begins in May.' },
    { content: 'During probation the notice period is two weeks.' },
  );
  assert.deepEqual(ranked, ['1', '0']);
});

test('Terms that stand together beat terms that are far apart', async () => {
  const filler = 'Other matters fill this space without end. '.repeat(10);
  const ranked = await order(
    'sick pay for contractors',
    { content: `Sick notes. ${filler} Pay day. ${filler} Contractors sign in.` },
    { content: `${filler} Sick pay is not for contractors. ${filler}` },
  );
  assert.deepEqual(ranked, ['1', '0']);
});

test('An exact code beats similar ones', async () => {
  const ranked = await order(
    'warranty of the XR-200',
    { content: 'The warranty of the XR-210 is two years.' },
    { content: 'The warranty of the XR 200 is five years.' },
  );
  assert.deepEqual(ranked, ['1', '0']);
});

test('Title and headings speak for a passage', async () => {
  const content = 'The deductible is 500 dollars a year.';
  const ranked = await order(
    'What is the deductible of the Standard plan?',
    { content, title: 'Plus plan' },
    { content, title: 'Standard plan' },
  );
  assert.deepEqual(ranked, ['1', '0']);
});

test('Of passages alike in all else the one that the keyword search scored higher comes first', async () => {
  const content = 'The deductible is 500 dollars a year.';
  const ranked = await order(
    'What is the deductible?',
    { content, keywordScore: 2 },
    { content, keywordScore: 9 },
    { content },
  );
  assert.deepEqual(ranked, ['1', '0', '2']);
});

test('A question without terms leaves the order of retrieval', async () => {
  assert.deepEqual(await order('And what about it?', { content: 'b' }, { content: 'a' }), [
    '0',
    '1',
  ]);
});

test('All candidates come back, scored between 0 and 1', async () => {
  const { signal } = new AbortController();
  const candidates = ['leave', 'annual leave days', ''].map((content, index) =>
    aChunk({ id: String(index), content, score: index }),
  );
  const { passages: ranked } = await lexicalReranker.rerank('annual leave', candidates, signal);
  assert.equal(ranked.length, 3);
  assert(ranked.every(({ score }) => score >= 0 && score <= 1));
  assert.deepEqual(await lexicalReranker.rerank('annual leave', [], signal), { passages: [] });
});
