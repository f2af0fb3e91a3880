import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { testSettings } from '../../support/local-settings.ts';
import { ScriptedChatModel } from '../../support/scripted-chat-model.ts';
import { ask, ofType, only, ports } from './support.ts';

const howMuch = 'How many days of annual leave do I have?';

async function suggested(reply: string, settings = testSettings()) {
  const chatModel = new ScriptedChatModel({
    answer: ['You have 25 days [1].'],
    'follow-ups': [reply],
  });
  const events = await ask(await ports({ chatModel, settings }), howMuch);
  return ofType(events, 'follow-ups').flatMap(({ questions }) => questions);
}

describe('Follow-up questions', () => {
  it('are three at most, or as many as the setting allows', async () => {
    const reply = [
      'Is annual leave paid?',
      'Do part-time staff have annual leave?',
      'How does annual leave follow hours?',
      'When does annual leave expire?',
    ];
    assert.deepEqual(await suggested(reply.join('\n')), reply.slice(0, 3));
    const settings = testSettings({ ANSWER_FOLLOW_UPS: '1' });
    assert.deepEqual(await suggested(reply.join('\n'), settings), reply.slice(0, 1));
  });

  it('are only those that the sources may answer', async () => {
    assert.deepEqual(await suggested('Which volcanoes erupted in Iceland?'), []);
  });

  it('do not ask what the answer has just told, in whatever order of words', async () => {
    assert.deepEqual(
      await suggested(
        'How many annual leave days do you have?\nIs annual leave paid?\nIs annual leave paid?',
      ),
      ['Is annual leave paid?'],
    );
  });

  it('do not ask what was asked earlier in the session', async () => {
    const chatModel = new ScriptedChatModel({
      answer: ['Yes [1].'],
      condense: ['Do part-time staff have annual leave?'],
      'follow-ups': [`${howMuch}\nIs annual leave paid?`],
    });
    const all = await ports({ chatModel });
    const { sessionId } = only(await ask(all, howMuch), 'start');
    const events = await ask(all, { message: 'And part-time staff?', sessionId });
    assert.deepEqual(only(events, 'follow-ups').questions, ['Is annual leave paid?']);
    const prompt = chatModel.asked('follow-ups')[1]?.messages[1]?.content ?? '';
    assert.ok(prompt.includes(`<asked>\n${howMuch}\n</asked>`), prompt);
  });

  it('are questions in plain words only', async () => {
    for (const reply of [
      '',
      'Annual leave.',
      'Is annual leave paid? [1]',
      'Is annual leave [1] paid?',
      'Is annual leave at https://evil.example paid?',
      'Is <b>annual leave</b> paid?',
      '![annual leave](http://evil.example)?',
      `Is annual leave ${'very '.repeat(50)}long?`,
      '["Is annual leave paid?"]',
      '{"questions": ["Is annual leave paid?"]}',
      'Sure! Here are some questions:',
    ]) {
      assert.deepEqual(await suggested(reply), [], reply);
    }
  });

  it('may be in another language, with its own question mark', async () => {
    const reply = ['兼职员工有年假吗？', 'هل الإجازة مدفوعة؟'];
    assert.deepEqual(await suggested(reply.join('\n')), reply);
  });
});
