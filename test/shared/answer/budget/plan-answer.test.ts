import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assembleSources } from '../../../../shared/answer/assemble/assemble-sources.ts';
import { messagesTokens } from '../../../../shared/answer/budget/prompt-room.ts';
import { planAnswer } from '../../../../shared/answer/budget/plan-answer.ts';
import type { History } from '../../../../shared/answer/history.ts';
import { answerPrompt } from '../../../../shared/answer/prompts/answer-prompt.ts';
import { emptyProfile } from '../../../../shared/domain/profile.ts';
import { loadTokenCounter } from '../../../../shared/text/count-tokens.ts';
import { aChunk } from '../../../support/a-chunk.ts';
import { testSettings } from '../../../support/local-settings.ts';
import { Random } from '../../../support/random.ts';

const countTokens = await loadTokenCounter();
const question = 'How much leave?';

function history(turns: number, length: number): History {
  return {
    turns: Array.from({ length: 2 * turns }, (_, index) => ({
      role: index % 2 === 0 ? ('user' as const) : ('assistant' as const),
      content: 'word '.repeat(length),
    })),
  };
}

function plan(context: string, before: History, asked = question, more = {}, ownWords = asked) {
  const settings = testSettings({ CHAT_MODEL_CONTEXT_TOKENS: context, ...more });
  const parts = { question: asked, asked: ownWords, history: before, reader: emptyProfile };
  return planAnswer(parts, 'large', settings, countTokens);
}

test('In a large context everything is whole, and sources get what the setting says', () => {
  const before = history(4, 400);
  assert.deepEqual(plan('128000', before), {
    question,
    asked: question,
    history: before,
    reader: emptyProfile,
    sourceTokens: 6000,
  });
});

test('In a small context the history is shortened to a quarter, and sources get the rest', () => {
  const { history: kept, sourceTokens } = plan('4096', history(4, 400));
  const used = messagesTokens(kept.turns, countTokens);
  assert.ok(used > 300 && used < 800, String(used));
  assert.ok(sourceTokens > 1500 && sourceTokens < 2500, String(sourceTokens));
});

test('A history takes what sources leave', () => {
  const before = history(4, 200);
  const { history: kept, sourceTokens } = plan('4096', before, question, {
    ANSWER_SOURCE_TOKENS: '500',
  });
  assert.deepEqual([kept, sourceTokens], [before, 500]);
});

test('A question is cut only when it alone takes half of what there is', () => {
  const long = 'word '.repeat(1000);
  assert.equal(plan('4096', history(4, 400), long).question, long);
  const cut = plan('3000', { turns: [] }, long);
  assert.ok(cut.question.length < long.length && cut.question.startsWith('word word'));
  assert.ok(cut.sourceTokens > 500, String(cut.sourceTokens));
});

test("The user's own words share the room of the question", () => {
  const [long, own] = ['word '.repeat(1000), 'wort '.repeat(1000)];
  const both = plan('3000', { turns: [] }, long, {}, own);
  const alone = plan('3000', { turns: [] }, long);
  assert.ok(both.asked.startsWith('wort wort') && both.question.startsWith('word word'));
  assert.ok(both.question.length < alone.question.length);
  assert.ok(both.sourceTokens > 400, String(both.sourceTokens));
});

test('A profile is left out where it would take much of a small context', () => {
  const reader = { ...emptyProfile, background: 'nurse '.repeat(300) };
  const shown = (context: string) =>
    planAnswer(
      { question, asked: question, history: { turns: [] }, reader },
      'large',
      testSettings({ CHAT_MODEL_CONTEXT_TOKENS: context }),
      countTokens,
    ).reader;
  assert.equal(shown('128000'), reader);
  assert.equal(shown('3000'), emptyProfile);
});

test('A small model has a context of its own', () => {
  const settings = testSettings({ CHAT_MODEL_SMALL_CONTEXT_TOKENS: '3000' });
  const asked = { question, asked: question, history: { turns: [] }, reader: emptyProfile };
  assert.ok(planAnswer(asked, 'small', settings, countTokens).sourceTokens < 2000);
  assert.equal(planAnswer(asked, 'large', settings, countTokens).sourceTokens, 6000);
});

test('Whatever is asked, was said and was found, prompt and answer fit the context', () => {
  const pieces = [
    'word ',
    '年假。',
    '😀',
    '<question>',
    '</sources>',
    '\n\n',
    'x'.repeat(300),
    '[1]. ',
  ];
  for (let seed = 1; seed <= 60; seed++) {
    const random = new Random(seed);
    const text = (longest: number) =>
      Array.from({ length: random.below(longest) }, () => random.pick(pieces)).join('');
    const context = 2300 + random.below(6000);
    const settings = testSettings({ CHAT_MODEL_CONTEXT_TOKENS: String(context) });
    const before: History = {
      ...(random.below(2) === 0 && { summary: text(100) }),
      turns: history(random.below(5), 1).turns.map((turn) => ({ ...turn, content: text(200) })),
    };
    const asked = text(random.pick([20, 1500]));
    const reader = { ...emptyProfile, background: text(100), interests: [text(40)] };
    const ownWords = random.below(2) === 0 ? asked : text(random.pick([20, 1500]));
    const parts = { question: asked, asked: ownWords, history: before, reader };
    const fitted = planAnswer(parts, 'large', settings, countTokens);
    const found = Array.from({ length: 10 }, (_, index) =>
      aChunk({ id: String(index), ordinal: 2 * index, content: text(200) || 'x' }),
    );
    const wanted = { question: asked, sources: 8, perDocument: 8, tokens: fitted.sourceTokens };
    const sources = assembleSources(found, wanted, countTokens);
    const messages = answerPrompt.messages(fitted, sources, fitted.history, fitted.reader);
    const used = messagesTokens(messages, countTokens) + settings.ANSWER_MAX_OUTPUT_TOKENS;
    assert.ok(used <= context, `seed ${seed}: ${used} of ${context}`);
    assert.ok(fitted.sourceTokens >= 200, `seed ${seed}: ${fitted.sourceTokens}`);
  }
});
