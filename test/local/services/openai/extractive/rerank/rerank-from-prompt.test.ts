import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { composeReply } from '../../../../../../local/services/openai/extractive/compose-reply.ts';
import { rerankFromPrompt } from '../../../../../../local/services/openai/extractive/rerank/rerank-from-prompt.ts';

const leave = 'Every full-time employee receives 26 days of annual leave a year.';
const carry = 'Annual leave that is left over may be carried into the next year.';
const trains = 'Trains are booked in second class.';

const prompt = (question: string, ...texts: string[]) =>
  `<sources>\n${texts
    .map((text, at) => `<source id="${at + 1}" title="Notes" pages="1">\n${text}\n</source>\n`)
    .join('')}</sources>\n\n<question>\n${question}\n</question>`;

const question = 'How many days of annual leave does a full-time employee receive?';

describe('the rerank task', () => {
  it('puts what answers first and what is about something else last, with grades', () => {
    const lines = rerankFromPrompt(prompt(question, trains, carry, leave)).split('\n');
    assert.deepEqual([lines[0], lines[2]], ['3 3', '1 0']);
    assert.match(lines[1] ?? '', /^2 [12]$/u);
  });

  it('names every source once, also those that say nothing', () => {
    const lines = rerankFromPrompt(prompt(question, '', leave, '', '|')).split('\n');
    assert.deepEqual(lines.map((line) => line.split(' ')[0]).sort(), ['1', '2', '3', '4']);
    assert.equal(lines[0], '2 3');
  });

  it('keeps the order of sources that say the same, and of all when nothing is asked', () => {
    assert.deepEqual(rerankFromPrompt(prompt('', trains, leave, '')).split('\n').length, 3);
    assert.match(rerankFromPrompt(prompt(question, leave, leave)), /^1 3\n2 3$/u);
  });

  it('grades nothing when no source speaks of the question', () => {
    assert.equal(rerankFromPrompt(prompt('Which volcanoes erupted?', trains)), '1 0');
  });

  it('is asked for by the name of the task', () => {
    const reply = composeReply([
      { role: 'system', content: 'Task: rerank\nYou judge passages.' },
      { role: 'user', content: prompt(question, trains, leave) },
    ]);
    assert.equal(reply, '2 3\n1 0');
  });
});
