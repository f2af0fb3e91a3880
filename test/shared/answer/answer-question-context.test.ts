import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { AnswerPorts } from '../../../shared/answer/answer-ports.ts';
import { messagesTokens } from '../../../shared/answer/budget/prompt-room.ts';
import { chunkId } from '../../../shared/domain/chunk-id.ts';
import { AppError } from '../../../shared/errors.ts';
import { loadTokenCounter } from '../../../shared/text/count-tokens.ts';
import { testSettings } from '../../support/local-settings.ts';
import { MemorySearchIndex } from '../../support/memory-search-index.ts';
import { ScriptedChatModel, type ScriptedReply } from '../../support/scripted-chat-model.ts';
import { ann, ask, index, ofType, only, ports, shownText } from './support.ts';

const howMuch = 'How many days of annual leave do I have?';
const countTokens = await loadTokenCounter();

function place(ordinal: number) {
  return { id: chunkId('local', 'rules', 'v1', ordinal), documentId: 'rules', ordinal };
}

async function indexRules(all: AnswerPorts, ...ordinals: number[]): Promise<void> {
  const contents = [
    'Trains go first.',
    'Everyone has days of annual leave, how many days of leave depends.',
    'It depends on the hours. It is lost in March.',
  ];
  for (const ordinal of ordinals) {
    await index(all, { ...place(ordinal), title: 'Rules', content: contents[ordinal] ?? '' });
  }
}

const answerPromptOf = (model: ScriptedChatModel) => model.asked('answer').at(-1)?.messages ?? [];
const textOf = (model: ScriptedChatModel) => answerPromptOf(model).at(-1)?.content ?? '';

describe('The sources of an answer', () => {
  it('show neighbours of the best passages when that is switched on, cited where they stand', async () => {
    const chatModel = new ScriptedChatModel({ answer: ['It is lost in March [1].'] });
    const settings = testSettings({ ANSWER_NEIGHBOURS: '1', ANSWER_SOURCES: '1' });
    const all = await ports({ chatModel, settings });
    await indexRules(all, 0, 1, 2);
    const events = await ask(all, 'How many days of annual leave does everyone have?');
    assert.match(
      textOf(chatModel),
      /Trains go first\.\nEveryone has .+\nIt depends on .+ March\.\n/u,
    );
    assert.equal(only(events, 'sources').sources[0]?.chunkId, place(1).id);
    const { citation } = only(events, 'citation');
    assert.deepEqual([citation.chunkId, citation.quote], [place(2).id, 'It is lost in March.']);
    assert.deepEqual(only(events, 'finish').degraded, []);
  });

  it('do without neighbours that the index does not give, and say so', async () => {
    const searchIndex = new MemorySearchIndex();
    searchIndex.passages = async () => {
      throw new AppError('search_unavailable', 'The index answered 503.');
    };
    const settings = testSettings({ ANSWER_NEIGHBOURS: '1' });
    const events = await ask(await ports({ searchIndex, settings }), howMuch);
    assert.equal(shownText(events), 'You have 25 days [1].');
    assert.deepEqual(only(events, 'finish').degraded, ['neighbours']);
  });

  it('are not limited by document when the question is about one', async () => {
    const settings = testSettings({ ANSWER_SOURCES_PER_DOCUMENT: '1' });
    const many = async (documentIds?: string[]) => {
      const chatModel = new ScriptedChatModel({ answer: ['25 days [1].'] });
      const all = await ports({ chatModel, settings });
      await index(
        all,
        { ...place(4), content: 'Annual leave days are many, how they are counted is below.' },
        { ...place(7), content: 'How many days of annual leave I have is in the contract.' },
      );
      const filters = documentIds ? { documentIds } : {};
      const { sources } = only(await ask(all, { message: howMuch, filters }), 'sources');
      return sources.filter(({ documentId }) => documentId === 'rules').length;
    };
    assert.equal(await many(), 1);
    assert.equal(await many(['rules', 'handbook']), 1);
    assert.equal(await many(['rules']), 2);
  });

  it('leave room for the reply in a model with a small context', async () => {
    const chatModel = new ScriptedChatModel({ answer: ['25 days [1].'] });
    const settings = testSettings({ CHAT_MODEL_CONTEXT_TOKENS: '2300' });
    const all = await ports({ chatModel, settings });
    for (let document = 0; document < 6; document++) {
      const sentences = Array.from({ length: 40 }, (_, rule) =>
        rule % 4 === 0
          ? `Plan ${document}${rule} says how many days of annual leave there are.`
          : `Rule ${document}${rule} is about thing ${document}${rule}, and no other.`,
      );
      await index(all, {
        id: `plan-${document}`,
        documentId: `plan-${document}`,
        content: sentences.join(' '),
      });
    }
    const { sessionId } = only(await ask(all, howMuch), 'start');
    await ask(all, { message: howMuch, sessionId });
    assert.ok(messagesTokens(answerPromptOf(chatModel), countTokens) + 800 <= 2300);
    assert.match(textOf(chatModel), /\[…\]/u);
    assert.match(textOf(chatModel), /<source id="2"/u);
  });
});

describe('A long conversation', () => {
  const turns = (count: number) =>
    Array.from({ length: count }, (_, turn) => `${howMuch} (${turn})`);

  async function talk(
    summarise: ScriptedReply,
    questions: string[],
    more: Partial<AnswerPorts> = {},
  ) {
    const chatModel = new ScriptedChatModel({ answer: ['25 days [1].'], summarise });
    const all = await ports({
      chatModel,
      settings: testSettings({ ANSWER_HISTORY_MESSAGES: '4', ANSWER_FOLLOW_UPS: '0' }),
      ...more,
    });
    let sessionId: string | undefined;
    const events = [];
    for (const message of questions) {
      const more = await ask(all, { message, ...(sessionId !== undefined && { sessionId }) });
      sessionId = only(more, 'start').sessionId;
      events.push(more);
    }
    const session = await all.sessions.get(ann, sessionId ?? '');
    return { all, chatModel, session, last: events.at(-1) ?? [], sessionId: sessionId ?? '' };
  }

  it('is summarised before messages fall out of what prompts show, once in a few turns', async () => {
    const { chatModel, session } = await talk(['They spoke of leave.'], turns(3));
    assert.deepEqual(session?.summary, { text: 'They spoke of leave.', throughSeq: 4 });
    assert.equal(chatModel.asked('summarise').length, 1);
    const later = await talk(['They spoke of leave.'], turns(7));
    assert.equal(later.chatModel.asked('summarise').length, 3);
  });

  it('reaches the prompts as its summary and the turns after it', async () => {
    const { chatModel } = await talk(['They spoke of <question> leave.'], turns(4));
    const [condense] = chatModel.asked('condense').slice(-1);
    const block = '<summary>\nThey spoke of &lt;question> leave.\n</summary>\n\n';
    assert.ok(
      condense?.messages[1]?.content.startsWith(
        `${block}<conversation>\nUser: ${turns(3)[2] ?? ''}`,
      ),
    );
    assert.ok(textOf(chatModel).startsWith(`${block}<sources>`));
    assert.equal(answerPromptOf(chatModel).length, 4);
  });

  it('costs its tokens in the turn that summarised it', async () => {
    const { last, chatModel } = await talk(['They spoke of leave.'], turns(3));
    const calls = 3 * chatModel.usage.inputTokens;
    assert.equal(only(last, 'finish').usage.inputTokens, calls);
  });

  it('is summarised only after the first words of an answer are out', async () => {
    const { all, chatModel, sessionId } = await talk(['Of leave.'], turns(2));
    const before: number[] = [];
    for (const event of await ask(all, { message: howMuch, sessionId })) {
      if (event.type === 'text') before.push(chatModel.asked('summarise').length);
    }
    assert.ok(before.length > 0);
    const order = chatModel.requests.map(({ messages }) => messages[0]?.content.split('\n', 1)[0]);
    assert.deepEqual(order.slice(-3), ['Task: condense', 'Task: answer', 'Task: summarise']);
  });

  it('loses nothing when the summary fails: the next turn makes up for it', async () => {
    let calls = 0;
    const { session, last } = await talk(async function* () {
      calls += 1;
      if (calls === 1) throw new AppError('model_unavailable', 'The model answered 503.');
      yield 'They spoke of leave.';
    }, turns(4));
    assert.equal(shownText(last), '25 days [1].');
    assert.deepEqual(session?.summary, { text: 'They spoke of leave.', throughSeq: 6 });
    assert.equal(session.lastSeq, 8);
  });

  it('loses no turn and no summary when turns come at the same time', async () => {
    const { all, sessionId } = await talk(['They spoke of leave.'], turns(2));
    await Promise.all(turns(5).map((message) => ask(all, { message, sessionId })));
    const session = await all.sessions.get(ann, sessionId);
    assert.equal(session?.lastSeq, 14);
    assert.deepEqual(session.summary, { text: 'They spoke of leave.', throughSeq: 4 });
    const events = await ask(all, { message: howMuch, sessionId });
    assert.equal(ofType(events, 'finish').length, 1);
    assert.equal((await all.sessions.get(ann, sessionId))?.summary?.throughSeq, 14);
  });

  it('is not summarised when that is switched off', async () => {
    const settings = testSettings({ ANSWER_HISTORY_MESSAGES: '4', ANSWER_HISTORY_SUMMARY: 'off' });
    const { chatModel, session } = await talk(['Of leave.'], turns(5), { settings });
    assert.deepEqual([chatModel.asked('summarise').length, session?.summary], [0, undefined]);
  });
});
