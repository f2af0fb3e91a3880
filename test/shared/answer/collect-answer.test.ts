import assert from 'node:assert/strict';
import { test } from 'node:test';
import { collectAnswer } from '../../../shared/answer/collect-answer.ts';
import type { AnswerEvent } from '../../../shared/domain/answer-event.ts';
import { AppError } from '../../../shared/errors.ts';

const start: AnswerEvent = { type: 'start', sessionId: 's', messageId: 'm', userMessageId: 'u' };
const usage = { inputTokens: 1, outputTokens: 2, model: 'x', route: 'none', calls: [] } as const;

async function* stream(...events: AnswerEvent[]): AsyncGenerator<AnswerEvent> {
  yield* events;
}

test('Events become one answer; what does not apply is absent', async () => {
  const collected = await collectAnswer(
    stream(
      start,
      { type: 'text', delta: 'You ' },
      { type: 'text', delta: 'do.' },
      {
        type: 'finish',
        usage,
        refused: false,
        degraded: [],
      },
    ),
  );
  assert.deepEqual(collected, {
    sessionId: 's',
    messageId: 'm',
    answer: 'You do.',
    citations: [],
    followUps: [],
    usage,
  });
});

test('Refusal, degradation, rewriting, grounding and follow-ups are told', async () => {
  const grounding = { sentences: [], ungrounded: true } as const;
  const collected = await collectAnswer(
    stream(
      start,
      { type: 'rewritten', question: 'q' },
      { type: 'text', delta: 'No.' },
      { type: 'grounding', grounding },
      { type: 'follow-ups', questions: ['Why?'] },
      { type: 'finish', usage, refused: true, degraded: ['vector-search'] },
    ),
  );
  assert.equal(collected.refused, true);
  assert.deepEqual(collected.degraded, ['vector-search']);
  assert.equal(collected.rewrittenQuestion, 'q');
  assert.deepEqual(collected.followUps, ['Why?']);
  assert.deepEqual(collected.grounding, grounding);
});

test('What a refusal, small talk and a first answer add is told', async () => {
  const documents = [{ documentId: 'd', title: 'Handbook', path: 'h.pdf', url: '/x#page=1' }];
  const collected = await collectAnswer(
    stream(
      start,
      { type: 'nearest', documents },
      { type: 'text', delta: 'No.' },
      { type: 'title', title: 'Annual leave' },
      { type: 'finish', usage, refused: true, conversational: true, degraded: [] },
    ),
  );
  assert.deepEqual(collected.nearest, documents);
  assert.equal(collected.title, 'Annual leave');
  assert.equal(collected.conversational, true);
});

test('The error of an error event is thrown', async () => {
  const error = new AppError('model_unavailable', 'The model answered 500.');
  await assert.rejects(collectAnswer(stream(start, { type: 'error', error })), error);
});

test('A stream without an end is an error of ours', async () => {
  await assert.rejects(
    collectAnswer(stream(start)),
    (thrown) => thrown instanceof AppError && thrown.code === 'internal',
  );
});
