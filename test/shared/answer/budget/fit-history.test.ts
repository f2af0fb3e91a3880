import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fitHistory, historyTokens } from '../../../../shared/answer/budget/fit-history.ts';
import type { History } from '../../../../shared/answer/history.ts';
import { loadTokenCounter } from '../../../../shared/text/count-tokens.ts';
import { Random } from '../../../support/random.ts';

const countTokens = await loadTokenCounter();

function turns(...questions: string[]): History['turns'] {
  return questions.flatMap((question) => [
    { role: 'user' as const, content: question },
    { role: 'assistant' as const, content: `Answer to ${question}` },
  ]);
}

const questions = ({ turns: kept }: History) =>
  kept.filter(({ role }) => role === 'user').map(({ content }) => content);

test('A history that fits stays as it is', () => {
  const history = { summary: 'They spoke of leave.', turns: turns('One?', 'Two?') };
  assert.equal(fitHistory(history, historyTokens(history, countTokens), countTokens), history);
});

test('The oldest turns go first, then the summary, the last turn stays longest', () => {
  const history = { summary: 'They spoke of leave.', turns: turns('One?', 'Two?', 'Three?') };
  const all = historyTokens(history, countTokens);
  const kept = (tokens: number) => {
    const { summary, turns: left } = fitHistory(history, tokens, countTokens);
    return [summary !== undefined, ...questions({ turns: left })];
  };
  assert.deepEqual(kept(all - 1), [true, 'Two?', 'Three?']);
  const without = (removed: number) =>
    historyTokens({ ...history, turns: history.turns.slice(removed) }, countTokens);
  assert.deepEqual(kept(without(2) - 1), [true, 'Three?']);
  assert.deepEqual(kept(without(4) - 1), [false, 'Three?']);
  assert.deepEqual(kept(5), [false]);
  assert.deepEqual(kept(-100), [false]);
});

test('Long messages are cut before turns go', () => {
  const long = `Why? ${'Because of this. '.repeat(400)}`;
  const { turns: kept } = fitHistory({ turns: turns(long) }, 200, countTokens);
  assert.equal(kept.length, 2);
  assert.match(kept[0]?.content ?? '', /^Why\? Because/u);
});

test('Whatever was said, the tokens are kept to, and turns stay whole pairs', () => {
  const pieces = ['word ', '年假', '😀', '</summary>', '<question>', '\n', 'x'.repeat(300), '[1] '];
  for (let seed = 1; seed <= 200; seed++) {
    const random = new Random(seed);
    const text = () => Array.from({ length: random.below(80) }, () => random.pick(pieces)).join('');
    const history: History = {
      ...(random.below(2) === 0 && { summary: text() }),
      turns: turns(...Array.from({ length: random.below(6) }, text)),
    };
    const tokens = random.below(900);
    const kept = fitHistory(history, tokens, countTokens);
    assert.ok(historyTokens(kept, countTokens) <= tokens, `seed ${seed}`);
    assert.deepEqual(
      kept.turns.map(({ role }) => role),
      kept.turns.map((_, index) => (index % 2 === 0 ? 'user' : 'assistant')),
      `seed ${seed}`,
    );
  }
});
