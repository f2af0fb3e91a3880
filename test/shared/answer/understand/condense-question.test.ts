import assert from 'node:assert/strict';
import { test } from 'node:test';
import { condenseQuestion } from '../../../../shared/answer/understand/condense-question.ts';
import { AppError } from '../../../../shared/errors.ts';
import type { ChatMessage } from '../../../../shared/ports/chat-model.ts';
import { testSettings } from '../../../support/local-settings.ts';
import { ScriptedChatModel, type ScriptedReply } from '../../../support/scripted-chat-model.ts';

const turns: ChatMessage[] = [
  { role: 'user', content: 'How many days of leave do I get?' },
  { role: 'assistant', content: '26 days.' },
];
const settings = testSettings();
const log = { warn: () => undefined };
const { signal } = new AbortController();

const condense = (reply: ScriptedReply) =>
  condenseQuestion(
    'And part-time staff?',
    { turns },
    { chatModel: new ScriptedChatModel({ condense: reply }), settings, log },
    signal,
  );

test('The first line of the reply is the question, without quotes around it', async () => {
  for (const reply of [
    'How many days do part-time staff get?',
    ' "How many days do part-time staff get?" \nI put in the subject.',
    '“How many days do part-time staff get?”',
  ]) {
    const question = 'How many days do part-time staff get?';
    assert.deepEqual(await condense([reply]), { kind: 'question', question });
  }
});

test('A question in another language is one, too', async () => {
  const question = 'Wie viele Urlaubstage haben Teilzeitkräfte?';
  assert.deepEqual(await condense([question]), { kind: 'question', question });
});

test('The one word alone says that no documents are needed', async () => {
  for (const reply of ['CONVERSATION', ' CONVERSATION\n']) {
    assert.deepEqual(await condense([reply]), { kind: 'conversation' });
  }
  for (const reply of ['CONVERSATION.', 'Conversation', 'CONVERSATION about leave']) {
    assert.deepEqual(await condense([reply]), { kind: 'question', question: reply });
  }
});

test('A reply that is no question fails', async () => {
  for (const reply of [
    [''],
    [' \n '],
    ['""'],
    ['x'.repeat(1001)],
    ['{"question": "How many days?"}'],
    ['["How many days?"]'],
    ['```\nHow many days?\n```'],
    ['<question>How many days?</question>'],
  ]) {
    assert.deepEqual(await condense(reply), { kind: 'failed' }, reply[0]);
  }
});

test('A model that fails is no reason to fail, a caller who leaves is', async () => {
  const down = () => {
    throw new AppError('model_unavailable', 'The model answered 500.');
  };
  assert.deepEqual(await condense(down), { kind: 'failed' });
  const chatModel = new ScriptedChatModel({ condense: down });
  await assert.rejects(
    condenseQuestion(
      'And part-time staff?',
      { turns },
      { chatModel, settings, log },
      AbortSignal.abort(),
    ),
    (error) => error instanceof AppError && error.code === 'aborted',
  );
});
