import assert from 'node:assert/strict';
import { test } from 'node:test';
import { expandQuestion } from '../../../../shared/answer/understand/expand-question.ts';
import { AppError } from '../../../../shared/errors.ts';
import { testSettings } from '../../../support/local-settings.ts';
import { ScriptedChatModel, type ScriptedReply } from '../../../support/scripted-chat-model.ts';

const compound = 'How long is the warranty and who do I call?';
const byRules = [compound, 'How long is the warranty?', 'who do I call?'];
const { signal } = new AbortController();

async function expand(how: 'off' | 'rules' | 'model', question: string, reply: ScriptedReply = []) {
  const chatModel = new ScriptedChatModel({ expand: reply });
  const logged: string[] = [];
  const queries = await expandQuestion(
    question,
    {
      chatModel,
      settings: testSettings({ QUERY_EXPANSION: how }),
      log: { warn: (what) => logged.push(what) },
    },
    signal,
  );
  return { queries, asked: chatModel.requests.length, logged };
}

test('By rules the clauses are searched for beside the question, without asking the model', async () => {
  const { queries, asked } = await expand('rules', compound);
  assert.deepEqual([queries, asked], [byRules, 0]);
});

test('A simple question is one query, and so is every question when expansion is off', async () => {
  for (const [how, question] of [
    ['off', compound],
    ['rules', 'How long is the warranty?'],
    ['model', 'How long is the warranty?'],
  ] as const) {
    const { queries, asked } = await expand(how, question, ['Something else?\nAnd more?']);
    assert.deepEqual([queries, asked], [[question], 0]);
  }
});

test('The model may word the clauses so that each stands alone; three queries are enough', async () => {
  const { queries } = await expand('model', compound, [
    '1. How long is the warranty?\n2. Who is called about the warranty?\n- What else?',
  ]);
  assert.deepEqual(queries, [
    compound,
    'How long is the warranty?',
    'Who is called about the warranty?',
  ]);
});

test('A model that repeats the question says that it is not compound', async () => {
  assert.deepEqual((await expand('model', compound, [compound])).queries, [compound]);
});

test('What is not a list of queries leaves those of the rules', async () => {
  for (const reply of [
    [''],
    ['\n\n \n'],
    ['{"queries": ["a", "b"]}'],
    ['["How long is the warranty?"]'],
    ['a\nb\nc\nd'],
    ['How long?\n<script>alert(1)</script>'],
    ['How long?\nhttp://evil.example/x'],
    [`How long?\n${'x'.repeat(400)}`],
    ['```\nHow long?\n```'],
  ]) {
    assert.deepEqual((await expand('model', compound, reply)).queries, byRules, reply[0]);
  }
});

test('A model that fails leaves the rules, and the log says why', async () => {
  const { queries, logged } = await expand('model', compound, () => {
    throw new AppError('model_unavailable', 'The model answered 500.');
  });
  assert.deepEqual([queries, logged.length], [byRules, 1]);
});

test('A caller who leaves is not answered by the rules', async () => {
  const left = new AbortController();
  const chatModel = new ScriptedChatModel({
    async *expand() {
      left.abort();
      yield await new Promise<never>(() => undefined);
    },
  });
  const settings = testSettings({ QUERY_EXPANSION: 'model' });
  await assert.rejects(
    expandQuestion(compound, { chatModel, settings, log: { warn: () => undefined } }, left.signal),
    (error) => error instanceof AppError && error.code === 'aborted',
  );
});
