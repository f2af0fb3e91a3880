import assert from 'node:assert/strict';
import { test } from 'node:test';
import { MeteredModel } from '../../../../shared/answer/spending/metered-model.ts';
import { Spending } from '../../../../shared/answer/spending/spending.ts';
import type { ModelPurpose } from '../../../../shared/domain/session.ts';
import { AppError } from '../../../../shared/errors.ts';
import type { ChatModel, ChatRequest } from '../../../../shared/ports/chat-model.ts';
import { collect } from '../../../support/collect.ts';
import { ScriptedChatModel } from '../../../support/scripted-chat-model.ts';

const { signal } = new AbortController();

function request(purpose: ModelPurpose, more: Partial<ChatRequest> = {}): ChatRequest {
  const content = `Task: ${purpose}\nFurther instructions.`;
  return {
    purpose,
    messages: [{ role: 'system', content }],
    size: 'small',
    maxOutputTokens: 20,
    temperature: 0,
    ...more,
  };
}

function metered(budget: { calls: number; tokens: number }, model?: ChatModel) {
  const scripted = new ScriptedChatModel({ answer: ['Yes.'] });
  const spending = new Spending('configured');
  return { spending, scripted, model: new MeteredModel(model ?? scripted, budget, spending) };
}

const beyondBudget = (error: unknown) =>
  error instanceof AppError && error.code === 'model_unavailable' && error.message.includes('left');

test('Each call is counted under its purpose, and the answer names model and route', async () => {
  const { model, spending } = metered({ calls: 8, tokens: 1000 });
  await model.complete(request('condense'), signal);
  assert.deepEqual([spending.usage.route, spending.usage.model], ['none', 'configured']);
  await collect(model.stream(request('answer', { size: 'large' }), signal));
  await model.complete(request('follow-ups'), signal);
  const { inputTokens, outputTokens, model: name, route, calls } = spending.usage;
  assert.deepEqual([inputTokens, outputTokens, name, route], [30, 15, 'scripted', 'large']);
  assert.deepEqual(
    calls.map(({ purpose }) => purpose),
    ['condense', 'answer', 'follow-ups'],
  );
});

test('No more calls are begun than the budget has, and one is kept for the answer', async () => {
  const { model, scripted } = metered({ calls: 3, tokens: 1000 });
  await model.complete(request('condense'), signal);
  await model.complete(request('expand'), signal);
  await assert.rejects(model.complete(request('expand'), signal), beyondBudget);
  await collect(model.stream(request('answer'), signal));
  await assert.rejects(model.complete(request('follow-ups'), signal), beyondBudget);
  await assert.rejects(collect(model.stream(request('answer'), signal)), beyondBudget);
  assert.equal(scripted.requests.length, 3);
});

test('No call is begun whose tokens the budget does not have, but the answer always is', async () => {
  const { model, scripted } = metered({ calls: 8, tokens: 60 });
  await assert.rejects(
    model.complete(request('condense', { maxOutputTokens: 100 }), signal),
    beyondBudget,
  );
  await collect(model.stream(request('answer', { maxOutputTokens: 500 }), signal));
  await model.complete(request('title'), signal);
  await assert.rejects(model.complete(request('follow-ups'), signal), beyondBudget);
  assert.equal(scripted.requests.length, 2);
});

test('Calls side by side share what is left', async () => {
  const { model } = metered({ calls: 8, tokens: 65 });
  const settled = await Promise.allSettled([
    model.complete(request('title'), signal),
    model.complete(request('follow-ups'), signal),
    model.complete(request('follow-ups'), signal),
  ]);
  assert.deepEqual(
    settled.map(({ status }) => status),
    ['fulfilled', 'fulfilled', 'rejected'],
  );
});

test('A call that breaks off counts, though its tokens are not known', async () => {
  const failing = new ScriptedChatModel({
    condense: () => {
      throw new AppError('model_unavailable', 'The model answered 500.');
    },
  });
  const { model, spending } = metered({ calls: 2, tokens: 1000 }, failing);
  await assert.rejects(model.complete(request('condense'), signal));
  await assert.rejects(model.complete(request('title'), signal), beyondBudget);
  assert.deepEqual(spending.usage.calls, []);
});
