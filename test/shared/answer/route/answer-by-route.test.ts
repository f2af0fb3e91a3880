import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { AppError } from '../../../../shared/errors.ts';
import type { ChatDelta, ChatRequest } from '../../../../shared/ports/chat-model.ts';
import { testSettings } from '../../../support/local-settings.ts';
import { ScriptedChatModel } from '../../../support/scripted-chat-model.ts';
import { ask, ofType, only, ports, shownText } from '../support.ts';

const simple = 'How many days of annual leave do I have?';
const down = () => {
  throw new AppError('model_unavailable', 'The model answered 500.');
};

/** Ports whose small and large model answer differently. */
function twoModels(bySize: Record<ChatRequest['size'], () => AsyncIterable<string> | string[]>) {
  const chatModel = new ScriptedChatModel({
    async *answer({ size }) {
      yield* bySize[size]();
    },
  });
  const settings = testSettings({ CHAT_MODEL: 'big', CHAT_MODEL_SMALL: 'little' });
  return { chatModel, all: ports({ chatModel, settings }) };
}

const sizes = (model: ScriptedChatModel) => model.asked('answer').map(({ size }) => size);

describe('The route of an answer', () => {
  it('of a simple question is the small model alone', async () => {
    const { chatModel, all } = twoModels({ small: () => ['25 days [1].'], large: down });
    const events = await ask(await all, simple);
    assert.deepEqual([shownText(events), sizes(chatModel)], ['25 days [1].', ['small']]);
    assert.equal(only(events, 'finish').usage.route, 'small');
  });

  it('of another question is the large one', async () => {
    const { chatModel, all } = twoModels({ small: down, large: () => ['25 days [1].'] });
    const events = await ask(await all, 'Why do I have annual leave?');
    assert.deepEqual(sizes(chatModel), ['large']);
    assert.equal(only(events, 'finish').usage.route, 'large');
  });

  it('goes on to the large model when the small one refuses, fails or says nothing', async () => {
    for (const small of [() => ['NO_ANSWER'], down, () => [''], () => [' \n ']]) {
      const { chatModel, all } = twoModels({ small, large: () => ['25 days [1].'] });
      const events = await ask(await all, simple);
      assert.deepEqual([shownText(events), sizes(chatModel)], ['25 days [1].', ['small', 'large']]);
      const { usage, refused } = only(events, 'finish');
      assert.deepEqual([usage.route, refused], ['large', false]);
    }
  });

  it('goes on when the content filter stops the small model before its first word', async () => {
    const { chatModel, all } = twoModels({ small: () => [], large: () => ['25 days [1].'] });
    const stream = chatModel.stream.bind(chatModel);
    chatModel.stream = async function* (request, signal): AsyncIterable<ChatDelta> {
      for await (const delta of stream(request, signal)) {
        const isCut = delta.type === 'end' && request.size === 'small';
        yield isCut ? { ...delta, finishReason: 'content_filter' } : delta;
      }
    };
    const events = await ask(await all, simple);
    assert.equal(shownText(events), '25 days [1].');
    assert.deepEqual(only(events, 'finish').degraded, []);
  });

  it('ends with the error of a small model that fails amid its answer', async () => {
    const { chatModel, all } = twoModels({
      async *small() {
        yield 'You have ';
        await Promise.resolve();
        down();
      },
      large: () => ['25 days [1].'],
    });
    const events = await ask(await all, simple);
    assert.equal(only(events, 'error').error.code, 'model_unavailable');
    assert.deepEqual(sizes(chatModel), ['small']);
  });

  it('ends as a refusal when both refuse, or the large model is down', async () => {
    for (const large of [() => ['NO_ANSWER'], down]) {
      const { chatModel, all } = twoModels({ small: () => ['NO_ANSWER'], large });
      const events = await ask(await all, simple);
      assert.deepEqual(sizes(chatModel), ['small', 'large']);
      assert.equal(only(events, 'finish').refused, true);
    }
  });

  it('ends with an error when both fail', async () => {
    const { chatModel, all } = twoModels({ small: down, large: down });
    const events = await ask(await all, simple);
    assert.equal(only(events, 'error').error.code, 'model_unavailable');
    assert.deepEqual(sizes(chatModel), ['small', 'large']);
  });

  it('keeps to the budget: no second call when one is all there is', async () => {
    const { chatModel, all } = twoModels({ small: () => ['NO_ANSWER'], large: () => ['25 [1].'] });
    const { settings, ...others } = await all;
    const tight = { ...settings, ANSWER_MAX_TOKENS: 1 };
    const events = await ask({ ...others, settings: tight }, simple);
    assert.deepEqual(sizes(chatModel), ['small']);
    assert.equal(only(events, 'finish').refused, true);
    assert.deepEqual(ofType(events, 'citation'), []);
  });

  it('stops both models when the reader leaves', async () => {
    const caller = new AbortController();
    const { chatModel, all } = twoModels({
      async *small() {
        caller.abort();
        yield await new Promise<never>(() => undefined);
      },
      large: () => ['25 days [1].'],
    });
    const events = await ask(await all, simple, caller.signal);
    assert.equal(only(events, 'error').error.code, 'aborted');
    assert.deepEqual(sizes(chatModel), ['small']);
  });
});
