import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { AppError } from '../../../../shared/errors.ts';
import { FailingSearchIndex } from '../../../support/failing-search-index.ts';
import { ScriptedChatModel, type ScriptedReply } from '../../../support/scripted-chat-model.ts';
import { ask, ofType, only, ports, shownText, storedMessages } from '../support.ts';

const howMuch = 'How many days of annual leave do I have?';

function talking(
  converse: ScriptedReply,
  more: ConstructorParameters<typeof ScriptedChatModel>[0] = {},
) {
  const model = new ScriptedChatModel({ answer: ['You have 25 days [1].'], converse, ...more });
  const searchIndex = new FailingSearchIndex({});
  return { model, all: ports({ chatModel: model, searchIndex }) };
}

describe('Small talk', () => {
  it('is answered without documents: no sources, citations, suggestions or refusal', async () => {
    const { model, all } = talking(['Hello! ', 'What would you like to know?']);
    const there = await all;
    const events = await ask(there, 'Hi there!');
    assert.deepEqual(
      events.map(({ type }) => type),
      ['start', 'text', 'text', 'finish'],
    );
    const { refused, conversational, degraded, usage } = only(events, 'finish');
    assert.deepEqual([refused, conversational, degraded], [false, true, []]);
    assert.deepEqual(
      usage.calls.map(({ purpose }) => purpose),
      ['converse'],
    );
    assert.deepEqual(
      model.requests.map(({ purpose, size }) => [purpose, size]),
      [['converse', 'small']],
    );
    const [, stored] = await storedMessages(there, events);
    assert.deepEqual([stored?.conversational, stored?.status], [true, 'complete']);
  });

  it('does not need the index', async () => {
    const model = new ScriptedChatModel({ converse: ['Hello!'] });
    const searchIndex = new FailingSearchIndex({ keyword: true, vector: true });
    const events = await ask(await ports({ chatModel: model, searchIndex }), 'hello');
    assert.equal(shownText(events), 'Hello!');
  });

  it('with a question in it is a question', async () => {
    const { model, all } = talking(['Hello!']);
    const events = await ask(await all, `Hi! ${howMuch}`);
    assert.equal(only(events, 'sources').sources[0]?.chunkId, 'leave');
    assert.equal(model.asked('converse').length, 0);
  });
});

describe('A question about the conversation', () => {
  it('is answered from the turns before, without condensing and searching', async () => {
    const { model, all } = talking([`You asked: “${howMuch}”`]);
    const there = await all;
    const { sessionId } = only(await ask(there, howMuch), 'start');
    const events = await ask(there, { message: 'What did I ask first?', sessionId });
    assert.equal(shownText(events), `You asked: “${howMuch}”`);
    assert.deepEqual(ofType(events, 'sources'), []);
    assert.equal(model.asked('condense').length, 0);
    const [request] = model.asked('converse');
    assert.deepEqual(request?.messages.slice(1), [
      { role: 'user', content: howMuch },
      { role: 'assistant', content: 'You have 25 days.' },
      { role: 'user', content: 'What did I ask first?' },
    ]);
  });

  it('looks back further than answers do', async () => {
    const { model, all } = talking(['That was leave.'], { condense: ['Annual leave?'] });
    const there = await all;
    const { sessionId } = only(await ask(there, howMuch), 'start');
    for (let turn = 2; turn <= 6; turn++) {
      await ask(there, { message: `Annual leave in year ${turn}?`, sessionId });
    }
    await ask(there, { message: 'What was my first question?', sessionId });
    assert.equal(model.asked('converse')[0]?.messages[1]?.content, howMuch);
  });

  it('may be told by the model that condenses', async () => {
    const { model, all } = talking(['Shorter: 25.'], { condense: [' CONVERSATION\n'] });
    const there = await all;
    const { sessionId } = only(await ask(there, howMuch), 'start');
    const events = await ask(there, { message: 'Sana daha kısa?', sessionId });
    assert.equal(shownText(events), 'Shorter: 25.');
    assert.deepEqual(ofType(events, 'rewritten'), []);
    assert.equal(model.asked('converse')[0]?.size, 'large');
  });

  it('is no such thing when the model says more than the one word', async () => {
    for (const condense of ['CONVERSATION about annual leave', 'conversation', '"CONVERSATION"?']) {
      const { model, all } = talking(['Never asked.'], { condense: [condense] });
      const there = await all;
      const { sessionId } = only(await ask(there, howMuch), 'start');
      await ask(there, { message: 'Annual leave of part-time staff?', sessionId });
      assert.equal(model.asked('converse').length, 0, condense);
    }
  });

  it('as the first message is a question like others', async () => {
    const { model, all } = talking(['Never asked.']);
    await ask(await all, 'What did I ask first?');
    assert.equal(model.asked('converse').length, 0);
  });
});

describe('A reply without documents', () => {
  it('has no links, images and markers, however it is cut', async () => {
    const reply = 'Hello [1]! ![x](http://evil) See [here](http://evil.example/a)【2】.';
    const { all } = talking(Array.from(reply));
    const events = await ask(await all, 'hi');
    assert.doesNotMatch(shownText(events), /\[\d|【|http|!\[/u);
    assert.match(shownText(events), /^Hello!/u);
    assert.deepEqual(ofType(events, 'citation'), []);
  });

  it('ends with an error when the model says nothing or fails', async () => {
    for (const reply of [
      [''],
      ['[1][2]'],
      () => {
        throw new AppError('model_unavailable', 'The model answered 500.');
      },
    ] satisfies ScriptedReply[]) {
      const { all } = talking(reply);
      const there = await all;
      const events = await ask(there, 'hi');
      assert.equal(only(events, 'error').error.code, 'model_unavailable');
      assert.equal((await storedMessages(there, events))[1]?.status, 'failed');
    }
  });

  it('says when it was cut short', async () => {
    const { model, all } = talking(['Hello and']);
    model.finishReason = 'length';
    assert.deepEqual(only(await ask(await all, 'hi'), 'finish').degraded, ['answer-length']);
  });

  it('ends when the reader leaves, even when the model goes on for ever', async () => {
    const caller = new AbortController();
    const { all } = talking(async function* () {
      for (let count = 0; ; count++) {
        if (count === 100) caller.abort();
        yield 'and so on ';
      }
    });
    const events = await ask(await all, 'hi', caller.signal);
    assert.equal(only(events, 'error').error.code, 'aborted');
  });
});
