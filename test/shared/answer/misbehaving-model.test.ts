import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { AppError } from '../../../shared/errors.ts';
import { testSettings } from '../../support/local-settings.ts';
import { ScriptedChatModel, type ScriptedReply } from '../../support/scripted-chat-model.ts';
import { ask, ofType, only, ports, shownText, storedMessages } from './support.ts';

const howMuch = 'How many days of annual leave do I have?';

async function answered(answer: ScriptedReply, more: Record<string, ScriptedReply> = {}) {
  const all = await ports({ chatModel: new ScriptedChatModel({ answer, ...more }) });
  return { all, events: await ask(all, howMuch) };
}

describe('A model that', () => {
  it('says nothing gives a clear error', async () => {
    for (const reply of [[], [''], [' ', '\n\n'], ['\u200b\u0000'], ['[9]'], ['<b></b>']]) {
      const { events } = await answered(reply);
      assert.equal(only(events, 'error').error.code, 'model_unavailable', JSON.stringify(reply));
    }
  });

  it('writes garbage gives well-formed text that nobody relies on', async () => {
    const garbage = Array.from({ length: 400 }, (_, code) => String.fromCharCode(code * 163));
    const { events } = await answered(['\ud83d', ...garbage, '\udc00']);
    assert(shownText(events).isWellFormed());
    assert.doesNotMatch(shownText(events), /(?!\n|\t)\p{Cc}/u);
    assert(ofType(events, 'grounding').every(({ grounding }) => grounding.ungrounded));
    const latin = await answered(['qx zvv 0x7f, kkj %% wq! bnm 99.']);
    assert.equal(only(latin.events, 'grounding').grounding.ungrounded, true);
    const [, stored] = await storedMessages(latin.all, latin.events);
    assert.equal(stored?.grounding?.ungrounded, true);
  });

  it('writes a thousand markers cites each source once', async () => {
    const markers = Array.from({ length: 1000 }, (_, number) => `[${number}]`).join('');
    const { events } = await answered([`You have 25 days ${markers}.`]);
    assert.equal(shownText(events), 'You have 25 days [1][2].');
    assert.deepEqual(
      ofType(events, 'citation').map(({ citation }) => citation.number),
      [1, 2],
    );
  });

  it('leaves a bracket open ends like any other', async () => {
    for (const open of ['[', '[1', '[1, ', '![a](', '`', '```\n', '<a href="', '&#', 'https:/']) {
      const { events } = await answered([`You have 25 days [1]. ${open}`]);
      assert.equal(only(events, 'finish').refused, false, open);
      assert(shownText(events).startsWith('You have 25 days [1].'), open);
    }
  });

  it('never ends is cut where its limit would have ended it', async () => {
    const closed = Promise.withResolvers<undefined>();
    const { events } = await answered(async function* () {
      try {
        for (;;) yield 'and so on [1] ';
      } finally {
        closed.resolve(undefined);
      }
    });
    assert.deepEqual(only(events, 'finish').degraded, ['answer-length']);
    assert(shownText(events).length <= 8 * testSettings().ANSWER_MAX_OUTPUT_TOKENS);
    assert.equal(ofType(events, 'citation').length, 1);
    await closed.promise;
  });

  it('sends megabytes at once is cut as well', async () => {
    const { events } = await answered(['[1, '.repeat(2_000_000)]);
    assert.deepEqual(only(events, 'finish').degraded, ['answer-length']);
    assert(shownText(events).length <= 8 * testSettings().ANSWER_MAX_OUTPUT_TOKENS);
  });

  it('repeats its prompt shows no foreign marker and no tag of it', async () => {
    const { events } = await answered(async function* ({ messages }) {
      for (const { content } of messages) yield content;
    });
    const text = shownText(events);
    assert.doesNotMatch(text, /<\/?(?:sources?|question)\b/u);
    for (const [, number] of text.matchAll(/\[(\d+)\]/gu)) assert(Number(number) <= 2);
  });

  it('says NO_ANSWER amid its answer has not refused', async () => {
    const { events } = await answered(['You have 25 days [1]. NO_ANSWER']);
    assert.equal(only(events, 'finish').refused, false);
  });

  it('suggests things of the wrong shape suggests nothing', async () => {
    const shapes = [
      '{"questions": ["Why?"]}',
      '[]',
      'x'.repeat(100_000),
      '\u0000',
      '?'.repeat(500),
    ];
    for (const reply of shapes) {
      const { events } = await answered(['You have 25 days [1].'], { 'follow-ups': [reply] });
      const shown = ofType(events, 'follow-ups').flatMap(({ questions }) => questions);
      assert(shown.length <= 3 && shown.every((question) => question.length <= 200), reply);
    }
  });

  it('stalls is ended by the port, and what was shown stays', async () => {
    const { all, events } = await answered(async function* () {
      yield 'You have 25 days';
      await Promise.resolve();
      throw new AppError('model_unavailable', 'The chat model fell silent.');
    });
    assert.equal(only(events, 'error').error.code, 'model_unavailable');
    assert.equal((await storedMessages(all, events))[1]?.text, 'You have 25 days');
  });
});
