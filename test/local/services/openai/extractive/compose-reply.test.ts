import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { composeReply } from '../../../../../local/services/openai/extractive/compose-reply.ts';

const sources =
  '<sources>\n<source id="4" title="Guide" pages="1">\nThe office opens at 8:30.\n</source>\n</sources>';

function reply(task: string, user: string): string {
  return composeReply([
    { role: 'system', content: `Task: ${task}\nFurther instructions.` },
    { role: 'user', content: user },
  ]);
}

describe('composeReply', () => {
  it('serves each task', () => {
    const question = '<question>\nWhen does the office open?\n</question>';
    assert.equal(reply('answer', `${sources}\n\n${question}`), 'The office opens at 8:30. [4]');
    assert.equal(reply('title', question), 'Office open');
    assert.equal(
      reply(
        'condense',
        '<conversation>\nUser: When does the office open?\nAssistant: At 8:30. [4]\n</conversation>\n\n<question>\nAnd the canteen?\n</question>',
      ),
      'When does the canteen open?',
    );
    assert.equal(reply('follow-ups', `${sources}\n\n${question}`), '');
  });

  it('answers without a task from sources, if there are any', () => {
    assert.equal(
      composeReply([{ role: 'user', content: `${sources} When does the office open?` }]),
      'The office opens at 8:30. [4]',
    );
    assert.match(
      composeReply([{ role: 'user', content: 'Write a poem.' }]),
      /only answers from sources/,
    );
    assert.match(reply('answer', ''), /^NO_ANSWER$/);
  });
});
