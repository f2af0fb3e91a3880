import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { AnswerPorts } from '../../../shared/answer/answer-ports.ts';
import { openConversation } from '../../../shared/answer/conversation.ts';
import { summariseHistory } from '../../../shared/answer/summarise-history.ts';
import type { SessionSummary } from '../../../shared/domain/session.ts';
import { AppError } from '../../../shared/errors.ts';
import { testSettings } from '../../support/local-settings.ts';
import { ScriptedChatModel } from '../../support/scripted-chat-model.ts';
import { ann, ports } from './support.ts';

const signal = new AbortController().signal;
const sessionId = 'session';

type Talk = AnswerPorts & { readonly chatModel: ScriptedChatModel };

/** Ports with a session of `turns` turns. */
async function session(
  turns: number,
  replaced: Partial<Talk> = {},
  summary?: SessionSummary,
): Promise<Talk> {
  const chatModel = replaced.chatModel ?? new ScriptedChatModel({ summarise: ['Of leave.\n'] });
  const all = { ...(await ports({ ...replaced, chatModel })), chatModel };
  const common = { status: 'complete', createdAt: '', citations: [], followUps: [] } as const;
  for (let turn = 1; turn <= turns; turn++) {
    await all.sessions.append(
      ann,
      sessionId,
      [
        { ...common, id: `q${turn}`, role: 'user', text: `Question ${turn}?` },
        { ...common, id: `a${turn}`, role: 'assistant', text: `Answer ${turn} [1].` },
      ],
      { at: new Date(), create: { title: 'T' }, ...(summary && { summary }) },
    );
  }
  return all;
}

async function summarise(all: AnswerPorts) {
  const conversation = await openConversation({ sessionId, message: 'Next?' }, ann, all);
  return summariseHistory(conversation, ann, all, signal);
}

const asked = ({ chatModel }: Talk) =>
  chatModel.asked('summarise').map(({ messages }) => messages[1]?.content);

describe('A conversation', () => {
  it('is not summarised while prompts show all of it', async () => {
    for (const turns of [0, 1, 3]) {
      const all = await session(turns);
      const conversation =
        turns === 0
          ? await openConversation({ message: 'First?' }, ann, all)
          : await openConversation({ sessionId, message: 'Next?' }, ann, all);
      assert.deepEqual(await summariseHistory(conversation, ann, all, signal), undefined);
      assert.deepEqual(asked(all), []);
    }
  });

  it('is summarised but for its newer half when the next turn would push messages out', async () => {
    const all = await session(4);
    assert.deepEqual(await summarise(all), { text: 'Of leave.', throughSeq: 6 });
    assert.deepEqual(asked(all), [
      '<conversation>\n' +
        'User: Question 1?\nAssistant: Answer 1.\nUser: Question 2?\nAssistant: Answer 2.\n' +
        'User: Question 3?\nAssistant: Answer 3.\n</conversation>',
    ]);
  });

  it('goes on from its summary, and not before it is necessary', async () => {
    const before = { text: 'Of </summary> leave.', throughSeq: 6 };
    assert.equal(await summarise(await session(6, {}, before)), undefined);
    const all = await session(7, {}, before);
    assert.equal((await summarise(all))?.throughSeq, 12);
    const [prompt = ''] = asked(all);
    assert.match(
      prompt,
      /^<summary>\nOf &lt;\/summary> leave\.\n<\/summary>\n\n<conversation>\nUser: Question 4\?/u,
    );
    assert.doesNotMatch(prompt, /Question [37]/u);
  });

  it('catches up with turns that were not summarised, some at a time', async () => {
    const all = await session(30);
    assert.equal((await summarise(all))?.throughSeq, 58);
    const [prompt = ''] = asked(all);
    assert.equal(prompt.match(/User:/gu)?.length, 19);
  });

  it('gives a small model as many of the oldest turns as it takes', async () => {
    const settings = testSettings({
      ANSWER_HISTORY_MESSAGES: '2',
      CHAT_MODEL_SMALL_CONTEXT_TOKENS: '1500',
      MODEL_ROUTING: 'off',
    });
    const all = await session(0, { settings });
    const text = 'word '.repeat(300);
    const common = {
      status: 'complete',
      createdAt: '',
      citations: [],
      followUps: [],
      text,
    } as const;
    for (let turn = 0; turn < 4; turn++) {
      await all.sessions.append(
        ann,
        sessionId,
        [
          { ...common, id: `q${turn}`, role: 'user' },
          { ...common, id: `a${turn}`, role: 'assistant' },
        ],
        { at: new Date(), create: { title: 'T' } },
      );
    }
    assert.equal((await summarise(all))?.throughSeq, 2);
  });

  it('is left alone when that is switched off', async () => {
    const settings = testSettings({ ANSWER_HISTORY_SUMMARY: 'off' });
    const all = await session(9, { settings }, { text: 'Old.', throughSeq: 2 });
    assert.deepEqual(await summarise(all), undefined);
    const { summary } = await openConversation({ sessionId, message: 'Next?' }, ann, all);
    assert.equal(summary, undefined);
  });

  it('has no summary when the model fails or says nothing', async () => {
    const warnings: string[] = [];
    const failing = new ScriptedChatModel({
      async *summarise() {
        yield '';
        throw new AppError('model_unavailable', 'The model answered 503.');
      },
    });
    const log = { warn: (what: string) => warnings.push(what) };
    assert.deepEqual(await summarise(await session(5, { chatModel: failing, log })), undefined);
    assert.deepEqual(warnings, ['The conversation was not summarised.']);
    const silent = new ScriptedChatModel({ summarise: [' \n'] });
    assert.equal(await summarise(await session(5, { chatModel: silent })), undefined);
  });

  it('has a summary of bounded length', async () => {
    const endless = new ScriptedChatModel({ summarise: ['word '.repeat(9000)] });
    const summary = await summarise(await session(5, { chatModel: endless }));
    assert.ok(summary && summary.text.length <= 2000);
  });
});
