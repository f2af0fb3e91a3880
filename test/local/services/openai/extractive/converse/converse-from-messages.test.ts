import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { composeReply } from '../../../../../../local/services/openai/extractive/compose-reply.ts';
import type { PromptMessage } from '../../../../../../local/services/openai/extractive/prompt/prompt-message.ts';

const system: PromptMessage = { role: 'system', content: 'Task: converse\nBe brief.' };
const turns: PromptMessage[] = [
  { role: 'user', content: 'How many days of leave do I get?' },
  { role: 'assistant', content: 'Staff get 26 days. They are taken\nby agreement.' },
  { role: 'user', content: 'When does the office open?' },
  { role: 'assistant', content: 'The office opens at 8:30. It closes at 18:00.' },
];

const reply = (message: string, before = turns) =>
  composeReply([system, ...before, { role: 'user', content: message }]);

describe('The converse task', () => {
  it('greets, takes thanks and says goodbye', () => {
    for (const message of ['hi', 'Hello!', 'Guten Morgen', 'Bonjour', '你好']) {
      assert.match(reply(message, []), /^Hello!/u, message);
    }
    for (const message of ['thanks', 'Hi, thank you!', 'Danke schön', 'merci', '谢谢']) {
      assert.equal(reply(message), 'You are welcome.', message);
    }
    assert.equal(reply('bye'), 'Goodbye!');
  });

  it('says what it is and can do', () => {
    for (const message of ['who are you?', 'What can you do?', 'Hilfe', 'are you a bot']) {
      assert.match(reply(message, []), /local assistant.*questions from the documents/u, message);
    }
  });

  it('knows the questions asked before', () => {
    for (const message of [
      'What did I ask first?',
      'What was my first question?',
      'Was habe ich zuerst gefragt?',
      '¿Qué pregunté primero?',
      '我第一个问题是什么？',
    ]) {
      assert.equal(
        reply(message),
        'Your first question was: “How many days of leave do I get?”',
        message,
      );
    }
    assert.equal(
      reply('What was my last question again?'),
      'Your last question was: “When does the office open?”',
    );
    for (const message of ['List my questions', 'What did I ask?', 'Qu’ai-je demandé ?']) {
      assert.equal(
        reply(message),
        'You asked:\n\n1. How many days of leave do I get?\n2. When does the office open?',
        message,
      );
    }
  });

  it('repeats and shortens its last answer', () => {
    for (const message of [
      'Repeat that',
      'Say that again',
      'What did you say?',
      'Once more please',
      'Wiederhole das',
    ]) {
      assert.equal(reply(message), turns.at(-1)?.content, message);
    }
    for (const message of [
      'Shorter please',
      'Make it briefer',
      'Say that in one sentence',
      'Kürzer bitte',
    ]) {
      assert.equal(reply(message), 'The office opens at 8:30.', message);
    }
  });

  it('sums up a conversation by the first sentence of each answer', () => {
    for (const message of [
      'Summarise our conversation',
      'What have we talked about?',
      'Fasse unser Gespräch zusammen',
    ]) {
      assert.equal(
        reply(message),
        '- **How many days of leave do I get?** Staff get 26 days.\n- **When does the office open?** The office opens at 8:30.',
        message,
      );
    }
  });

  it('says that it cannot translate', () => {
    assert.match(reply('Translate your last answer into German'), /cannot translate.*8:30/su);
  });

  it('has nothing to tell of an empty conversation', () => {
    for (const message of [
      'What did I ask first?',
      'List my questions',
      'Repeat that',
      'Shorter',
      'Recap',
      'In German please',
    ]) {
      assert.match(reply(message, []), /not asked anything/u, message);
    }
  });

  it('always replies something', () => {
    for (const message of ['', '???', 'x'.repeat(5000)]) assert.notEqual(reply(message), '');
    assert.notEqual(composeReply([system]), '');
  });
});
