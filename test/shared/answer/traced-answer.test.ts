import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { ScriptedChatModel } from '../../support/scripted-chat-model.ts';
import { recordSpans } from '../../support/recorded-spans.ts';
import { ask, only, ports } from './support.ts';

const spans = recordSpans();
beforeEach(() => spans.splice(0));

const asked = () => Object.fromEntries(spans.map((span) => [span.name, span]));

test('The trace of an answer has a span for each stage below one for the whole', async () => {
  await ask(await ports(), 'How many days of annual leave do I have?');
  assert.deepEqual(
    spans.map(({ name, parent }) => [name, parent]),
    [
      ['retrieve', 'answer'],
      ['rerank', 'answer'],
      ['generate', 'answer'],
      ['title', 'answer'],
      ['follow-ups', 'answer'],
      ['answer', undefined],
    ],
  );
});

test('It says how the answer came about', async () => {
  const events = await ask(await ports(), 'How many days of annual leave do I have?');
  const { answer, retrieve, rerank, generate } = asked();
  assert.deepEqual(answer?.attributes, {
    'grounded.session': only(events, 'start').sessionId,
    'grounded.message': only(events, 'start').messageId,
    'grounded.model': 'scripted',
    'grounded.route': 'small',
    'grounded.calls': ['answer', 'title', 'follow-ups'],
    'grounded.tokens.input': 30,
    'grounded.tokens.output': 15,
    'grounded.citations': 1,
    'grounded.refused': false,
    'grounded.degraded': [],
  });
  assert.equal(retrieve?.attributes['grounded.strategy'], 'one-request');
  assert.equal(rerank?.attributes['grounded.reranker'], 'lexical');
  assert.match(String(generate?.attributes['grounded.prompt']), /^answer-\d+$/);
});

test('The rewritten question and the prompt that made it are in the trace', async () => {
  const chatModel = new ScriptedChatModel({
    condense: ['How many days of annual leave do part-time staff have?'],
    answer: ['A share [1].'],
  });
  const all = await ports({ chatModel });
  const first = await ask(all, 'How many days of annual leave do I have?');
  spans.splice(0);
  const { sessionId } = only(first, 'start');
  await ask(all, { message: 'And part-time staff?', sessionId });
  const { condense } = asked();
  assert.equal(
    condense?.attributes['grounded.question'],
    'How many days of annual leave do part-time staff have?',
  );
  assert.match(String(condense.attributes['grounded.prompt']), /^condense-\d+$/);
});
