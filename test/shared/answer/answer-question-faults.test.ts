import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import { answerQuestion } from '../../../shared/answer/answer-question.ts';
import { AppError } from '../../../shared/errors.ts';
import { FailingSearchIndex } from '../../support/failing-search-index.ts';
import { HashedEmbeddingModel } from '../../support/hashed-embedding-model.ts';
import { MemorySessionStore } from '../../support/memory-session-store.ts';
import { ScriptedChatModel } from '../../support/scripted-chat-model.ts';
import { ann, ask, modelThatFails, only, ports, shownText, storedMessages } from './support.ts';

const howMuch = 'How many days of annual leave do I have?';
const never = () => new Promise<never>(() => undefined);

describe('When a part is down', () => {
  it('one way of searching serves alone, and the answer says so', async () => {
    for (const [failing, degraded] of [
      [{ vector: true }, ['vector-search']],
      [{ keyword: true }, ['keyword-search']],
    ] as const) {
      const logged: string[] = [];
      const all = await ports({
        searchIndex: new FailingSearchIndex(failing),
        log: { warn: (what) => logged.push(what) },
      });
      const events = await ask(all, howMuch);
      assert.deepEqual(
        logged.map((what) => what.split(' ')[1]),
        ['hybrid', degraded[0].split('-')[0]],
        'the log says why',
      );
      assert.deepEqual(only(events, 'finish').degraded, degraded);
      assert.equal(only(events, 'citation').citation.chunkId, 'leave');
      assert.deepEqual((await storedMessages(all, events))[1]?.degraded, degraded);
    }
  });

  it('keyword search serves when the question cannot be embedded', async () => {
    const embeddingModel = new HashedEmbeddingModel();
    const all = await ports({ embeddingModel });
    embeddingModel.embed = async () => {
      throw new AppError('model_unavailable', 'The model answered 500.');
    };
    assert.deepEqual(only(await ask(all, howMuch), 'finish').degraded, ['vector-search']);
  });

  it('the order of retrieval stands when the reranker fails', async () => {
    const reranker = {
      async rerank() {
        throw new Error('The reranker fell over.');
      },
    };
    assert.deepEqual(only(await ask(await ports({ reranker }), howMuch), 'finish').degraded, [
      'rerank',
    ]);
  });

  it('both ways of searching down end the answer, and the question is stored', async () => {
    const all = await ports({
      searchIndex: new FailingSearchIndex({ keyword: true, vector: true }),
    });
    const events = await ask(all, howMuch);
    const { error } = only(events, 'error');
    assert.deepEqual([error.code, error.retryAfter], ['search_unavailable', 7]);
    const [question, answer] = await storedMessages(all, events);
    assert.equal(question?.text, howMuch);
    assert.deepEqual(
      [answer?.status, answer?.errorCode, answer?.text],
      ['failed', 'search_unavailable', ''],
    );
  });

  it('a model that fails before or amid its answer leaves what was shown', async () => {
    for (const shown of ['', 'You have 25 ']) {
      const fail = () => new AppError('model_unavailable', 'The model answered 500.');
      const all = await ports({ chatModel: modelThatFails(fail, shown) });
      const events = await ask(all, howMuch);
      assert.equal(only(events, 'error').error.code, 'model_unavailable');
      const [question, answer] = await storedMessages(all, events);
      assert.equal(question?.text, howMuch);
      assert.deepEqual([answer?.status, answer?.text], ['failed', shown]);
      assert.equal(shownText(events), shown);
    }
  });

  it('an unforeseen error is reported as internal, without its text', async () => {
    const all = await ports({ chatModel: modelThatFails(() => new TypeError('secret detail')) });
    const { error } = only(await ask(all, howMuch), 'error');
    assert.equal(error.code, 'internal');
    assert.doesNotMatch(error.message, /secret/u);
  });

  it('a store that fails as well does not hide the first error', async () => {
    const sessions = new MemorySessionStore();
    const fail = () => new AppError('model_unavailable', 'The model answered 500.');
    const all = await ports({ sessions, chatModel: modelThatFails(fail) });
    sessions.append = async () => {
      throw new AppError('store_unavailable', 'The store answered 503.');
    };
    assert.equal(only(await ask(all, howMuch), 'error').error.code, 'model_unavailable');
  });

  it('a session that cannot be read is refused before the first event', async () => {
    const sessions = new MemorySessionStore();
    sessions.get = async () => {
      throw new AppError('store_unavailable', 'The store answered 503.');
    };
    const answer = answerQuestion(
      { message: howMuch, sessionId: 's' },
      ann,
      await ports({ sessions }),
      new AbortController().signal,
    );
    await assert.rejects(
      answer.next(),
      (error) => error instanceof AppError && error.code === 'store_unavailable',
    );
  });
});

describe('When the caller goes away', () => {
  it('the answer ends as aborted with what was shown, even when the model hangs', async () => {
    const caller = new AbortController();
    const all = await ports({
      chatModel: new ScriptedChatModel({
        async *answer() {
          yield 'You have 25 ';
          caller.abort();
          await never();
        },
      }),
    });
    const events = await ask(all, howMuch, caller.signal);
    assert.equal(only(events, 'error').error.code, 'aborted');
    const [, answer] = await storedMessages(all, events);
    assert.deepEqual([answer?.status, answer?.text], ['aborted', 'You have 25 ']);
  });

  it('a port that answers the abort with an error of its own is aborted all the same', async () => {
    const caller = new AbortController();
    const chatModel = modelThatFails(() => {
      caller.abort();
      return new DOMException('This operation was aborted', 'AbortError');
    });
    const events = await ask(await ports({ chatModel }), howMuch, caller.signal);
    assert.equal(only(events, 'error').error.code, 'aborted');
  });

  it('during the search, the question is stored', async () => {
    const caller = new AbortController();
    const all = await ports();
    all.searchIndex.hybridSearch = never;
    const asking = ask(all, howMuch, caller.signal);
    setImmediate(() => caller.abort());
    const [question, answer] = await storedMessages(all, await asking);
    assert.deepEqual([question?.text, answer?.status], [howMuch, 'aborted']);
  });

  it('after the last word, the turn is complete', async () => {
    const caller = new AbortController();
    const all = await ports({
      chatModel: new ScriptedChatModel({
        answer: ['You have 25 days [1].'],
        async *'follow-ups'() {
          caller.abort();
          yield await never();
        },
      }),
    });
    const [, answer] = await storedMessages(all, await ask(all, howMuch, caller.signal));
    assert.equal(answer?.status, 'complete');
  });

  it('a reader who stops reading leaves an aborted turn, and the model is told to stop', async () => {
    let told: AbortSignal | undefined;
    const all = await ports({
      chatModel: new ScriptedChatModel({
        async *answer(_request, signal) {
          told = signal;
          for (;;) yield 'and so on ';
        },
      }),
    });
    const events = [];
    for await (const event of answerQuestion(
      { message: howMuch },
      ann,
      all,
      new AbortController().signal,
    )) {
      events.push(event);
      if (shownText(events).length > 50) break;
    }
    const [, answer] = await storedMessages(all, events);
    assert.deepEqual([answer?.status, answer?.text], ['aborted', shownText(events)]);
    assert.equal(told?.aborted, true);
  });

  it('before anything began, nothing is stored and nothing is sent', async () => {
    const all = await ports();
    const answer = answerQuestion({ message: howMuch }, ann, all, AbortSignal.abort());
    await assert.rejects(
      answer.next(),
      (error) => error instanceof AppError && error.code === 'aborted',
    );
    assert.deepEqual((await all.sessions.list(ann, { limit: 10 })).items, []);
  });
});

describe('When a part is slow', () => {
  it('condensing and suggesting are given up after their time', async (t) => {
    const model = new ScriptedChatModel({
      answer: ['25 days [1].'],
      condense: never as never,
      'follow-ups': never as never,
    });
    const all = await ports({ chatModel: model });
    t.mock.timers.enable({ apis: ['setTimeout'] });
    const first = ask(all, howMuch);
    await passTime(t, first);
    const { sessionId } = only(await first, 'start');
    const second = ask(all, { message: 'Annual leave of part-time staff?', sessionId });
    await passTime(t, second);
    assert.deepEqual(only(await second, 'finish').degraded, ['condense']);
  });
});

/** Lets mocked seconds pass until the work is done. */
async function passTime(t: TestContext, work: Promise<unknown>): Promise<void> {
  const state = { done: false };
  void work.finally(() => (state.done = true));
  while (!state.done) {
    t.mock.timers.tick(1000);
    await new Promise((resolve) => setImmediate(resolve));
  }
}
