import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { AppError } from '../../../../shared/errors.ts';
import { MemorySearchIndex } from '../../../support/memory-search-index.ts';
import { ScriptedChatModel } from '../../../support/scripted-chat-model.ts';
import { ask, index, ofType, only, ports, shownText, storedMessages } from '../support.ts';

const howMuch = 'How many days of annual leave do I have?';

describe('A refusal', () => {
  it('comes without asking the model when nothing relevant was found', async () => {
    const model = new ScriptedChatModel({ answer: ['Never asked.'] });
    const all = await ports({ chatModel: model });
    const events = await ask(all, 'Which volcanoes erupted in Iceland?');
    assert.equal(only(events, 'finish').refused, true);
    assert.equal(model.requests.length, 0);
    assert.match(
      shownText(events),
      /do not seem to contain.*“Which volcanoes erupted in Iceland\?”/u,
    );
    assert.equal((await storedMessages(all, events))[1]?.refused, true);
  });

  it('comes when the model says so, and names the nearest documents', async () => {
    const model = new ScriptedChatModel({ answer: ['NO_', 'ANSWER'] });
    const events = await ask(await ports({ chatModel: model }), 'Can annual leave be sold?');
    assert.equal(only(events, 'finish').refused, true);
    assert.deepEqual(ofType(events, 'citation'), []);
    assert.match(shownText(events), /“Employee handbook”/u);
    assert.doesNotMatch(shownText(events), /NO_ANSWER/u);
  });

  it('shows hostile titles and questions as plain text', async () => {
    const model = new ScriptedChatModel({ answer: ['NO_ANSWER'] });
    const all = await ports({ chatModel: model });
    await index(all, {
      id: 'x',
      title: '![x](http://evil) [1]\n# Sale',
      content: 'Sales of leave.',
    });
    const events = await ask(all, '[2] **sales** of <b>leave</b>?');
    assert.doesNotMatch(shownText(events), /[[\]<>*\n]/u);
  });

  it('says that no document came close when there is none', async () => {
    const all = await ports();
    const events = await ask(all, { message: howMuch, filters: { documentIds: ['none'] } });
    assert.match(shownText(events), /No document came close/u);
    assert.deepEqual(ofType(events, 'sources'), []);
  });

  it('says nothing of an empty question', async () => {
    const all = await ports({ chatModel: new ScriptedChatModel({ answer: ['NO_ANSWER'] }) });
    const text = shownText(await ask(all, '***'));
    assert.match(text, /do not seem to contain/u);
    assert.doesNotMatch(text, /“”/u);
  });

  it('names the nearest documents for programs, too, and keeps them', async () => {
    const model = new ScriptedChatModel({ answer: ['NO_ANSWER'] });
    const all = await ports({ chatModel: model });
    await index(all, { id: 'leave-2', documentId: 'handbook', content: 'Leave cannot be sold.' });
    const events = await ask(all, 'Can annual leave be sold?');
    const { documents } = only(events, 'nearest');
    assert.deepEqual(
      documents.map(({ documentId }) => documentId),
      ['handbook', 'travel-policy'],
    );
    assert.equal(documents[0]?.url, '/api/documents/handbook/content#page=1');
    assert.deepEqual((await storedMessages(all, events))[1]?.nearest, documents);
  });

  it('is in the language of the question', async () => {
    for (const [question, words] of [
      ['Kann ich den Jahresurlaub verkaufen?', /scheinen die Antwort nicht.*nächsten kommen „/u],
      ['Est-ce que je peux vendre mes congés ?', /ne semblent pas.*les plus proches sont « /u],
      ['¿Cómo puedo vender mis vacaciones?', /no parecen.*más cercanos son «/u],
      ['年假可以出售吗？', /没有包含答案。我在其中搜索了“年假可以出售吗？”。没有相近的文档/u],
      ['Can annual leave be sold?', /do not seem.*closest documents are “/u],
    ] as const) {
      const model = new ScriptedChatModel({ answer: ['NO_ANSWER'] });
      assert.match(shownText(await ask(await ports({ chatModel: model }), question)), words);
    }
  });

  it('says that filters confined the search', async () => {
    const model = new ScriptedChatModel({ answer: ['NO_ANSWER'] });
    const all = await ports({ chatModel: model });
    const asked = { message: 'Can annual leave be sold?', filters: { documentIds: ['handbook'] } };
    const events = await ask(all, asked);
    assert.match(shownText(events), /Only documents that match the chosen filters/u);
    assert.equal(only(events, 'nearest').documents.length, 1);
    assert.doesNotMatch(shownText(await ask(all, asked.message)), /filters/u);
  });

  it('takes links in a question or a title apart', async () => {
    const model = new ScriptedChatModel({ answer: ['NO_ANSWER'] });
    const all = await ports({ chatModel: model });
    await index(all, { id: 'x', title: 'https://evil.example', content: 'Sales of leave.' });
    const text = shownText(await ask(all, 'Can leave be sold on www.evil.example?'));
    assert.doesNotMatch(text, /:\/\/|www\./u);
  });
});

describe('Without an index', () => {
  it('a question is answered all the same: nothing is indexed yet', async () => {
    const searchIndex = new MemorySearchIndex();
    const all = await ports({ searchIndex });
    searchIndex.hybridSearch = async () => {
      throw new AppError('search_index_missing', 'There is no search index chunks.');
    };
    const events = await ask(all, howMuch);
    const { refused, degraded } = only(events, 'finish');
    assert.deepEqual([refused, degraded], [true, ['search-index']]);
    assert.match(shownText(events), /none is indexed yet/u);
  });
});
