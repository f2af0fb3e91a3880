import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { composeReply } from '../../../../../../local/services/openai/extractive/compose-reply.ts';
import { condensePrompt } from '../../../../../../shared/answer/prompts/condense-prompt.ts';
import { summaryPrompt } from '../../../../../../shared/answer/prompts/summary-prompt.ts';
import type { History } from '../../../../../../shared/answer/history.ts';

const turns: History['turns'] = [
  { role: 'user', content: 'How many days of annual leave do full-time employees get?' },
  { role: 'assistant', content: 'They get 26 days. It is lost in March.' },
  { role: 'user', content: 'And part-time staff?' },
  { role: 'assistant', content: 'A share of it.' },
];
const leave =
  'Asked: How many days of annual leave do full-time employees get? Answered: They get 26 days.';
const partTime =
  'Asked: How many days of annual leave do part-time staff get? Answered: A share of it.';

describe('the summarise task', () => {
  it('tells each turn in a line: the question as it stands alone, and the first sentence of the answer', () => {
    assert.equal(composeReply(summaryPrompt.messages({ turns })), `${leave}\n${partTime}`);
  });

  it('goes on from the summary so far', () => {
    const history = { summary: leave, turns: turns.slice(2) };
    assert.equal(composeReply(summaryPrompt.messages(history)), `${leave}\n${partTime}`);
  });

  it('lets the oldest turns go when it gets long, and takes any other summary for none', () => {
    const many = Array.from({ length: 40 }, () => turns.slice(0, 2)).flat();
    const summary = composeReply(summaryPrompt.messages({ turns: [...many, ...turns.slice(2)] }));
    assert.ok(summary.length <= 1000 && summary.endsWith(partTime), summary);
    const other = { summary: 'They spoke of leave.', turns: turns.slice(0, 2) };
    assert.equal(composeReply(summaryPrompt.messages(other)), leave);
  });

  it('helps to condense a question whose turn is long ago', () => {
    const messages = condensePrompt.messages('And for part-time staff?', {
      summary: leave,
      turns: [],
    });
    assert.equal(composeReply(messages), 'How many days of annual leave do part-time staff get?');
  });
});
