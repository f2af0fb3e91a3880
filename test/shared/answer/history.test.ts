import assert from 'node:assert/strict';
import { test } from 'node:test';
import { historyOf } from '../../../shared/answer/history.ts';
import type { Message } from '../../../shared/domain/session.ts';

const messages = [3, 4, 5, 6].map((seq): Message => ({
  id: String(seq),
  seq,
  role: seq % 2 === 0 ? 'assistant' : 'user',
  text: `Text ${seq}`,
  status: 'complete',
  createdAt: '2026-01-01T00:00:00.000Z',
  citations: [],
  followUps: [],
}));
const texts = (summary?: { text: string; throughSeq: number }) => {
  const history = historyOf({ messages, ...(summary && { summary }) });
  return [history.summary, ...history.turns.map(({ content }) => content)];
};

test('Without a summary the turns stand for themselves', () => {
  assert.deepEqual(texts(), [undefined, 'Text 3', 'Text 4', 'Text 5', 'Text 6']);
});

test('What the summary covers is not shown again, and nothing after it is left out', () => {
  assert.deepEqual(texts({ text: 'Before.', throughSeq: 2 }), [
    'Before.',
    'Text 3',
    'Text 4',
    'Text 5',
    'Text 6',
  ]);
  assert.deepEqual(texts({ text: 'Before.', throughSeq: 4 }), ['Before.', 'Text 5', 'Text 6']);
  assert.deepEqual(texts({ text: 'All.', throughSeq: 6 }), ['All.']);
});
