import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import { startOpenAI, type OpenAIService } from '../../local/services/openai/start-openai.ts';
import { OpenAIChatModel } from '../../shared/adapters/openai-chat-model.ts';
import { connectModelEndpoint } from '../../shared/adapters/openai-client.ts';
import { OpenAIEmbeddingModel } from '../../shared/adapters/openai-embedding-model.ts';
import { AppError } from '../../shared/errors.ts';
import { collect } from '../support/collect.ts';
import { testSettings } from '../support/local-settings.ts';
import { setFaults } from '../support/set-faults.ts';
import { answerRequest, chatModelContract } from './chat-model-contract.ts';
import { embeddingModelContract } from './embedding-model-contract.ts';

const { signal } = new AbortController();

describe('the models of an OpenAI-compatible endpoint', () => {
  let service: OpenAIService;
  before(async () => {
    service = await startOpenAI({ port: 0 });
  });
  afterEach(() => setFaults(service.endpoint, []));
  after(() => service.close());

  const settings = (values: Readonly<Record<string, string>> = {}) =>
    testSettings({ MODEL_ENDPOINT: service.baseUrl, MODEL_API_KEY: service.apiKey, ...values });
  const chat = () => new OpenAIChatModel(connectModelEndpoint(settings()), settings());
  const embeddings = (values: Readonly<Record<string, string>> = {}) =>
    new OpenAIEmbeddingModel(connectModelEndpoint(settings(values)), settings(values));

  chatModelContract(chat);
  embeddingModelContract(embeddings);

  const calls: readonly (readonly [string, string, () => Promise<unknown>])[] = [
    ['stream', '/chat/completions', () => collect(chat().stream(answerRequest, signal))],
    ['answer whole', '/chat/completions', () => chat().complete(answerRequest, signal)],
    ['embed', '/embeddings', () => embeddings().embed(['leave'], signal)],
  ];
  for (const [what, match, call] of calls) {
    it(`asked to ${what}, come through a short throttling`, async () => {
      await setFaults(service.endpoint, [{ match, status: 429, retryAfter: 1, count: 1 }]);
      await call();
    });

    it(`asked to ${what}, give up after three failures, with the wait the service wants`, async () => {
      await setFaults(service.endpoint, [
        { match, status: 500, count: 2 },
        { match, status: 429, retryAfter: 42, count: 1 },
      ]);
      await assert.rejects(call(), { code: 'model_unavailable', retryAfter: 42 });
      await call();
    });

    it(`asked to ${what}, do not repeat a request that is refused for good`, async () => {
      await setFaults(service.endpoint, [{ match, status: 401, count: 1 }]);
      await assert.rejects(call(), { code: 'model_unavailable', transient: false });
    });
  }

  it('fail when the answer is cut in the middle, after the text that came', async () => {
    await setFaults(service.endpoint, [{ match: '/chat/completions', cutAfterBytes: 900 }]);
    const received: string[] = [];
    const reading = async () => {
      for await (const delta of chat().stream(answerRequest, signal)) received.push(delta.type);
    };
    await assert.rejects(reading(), { code: 'model_unavailable' });
    assert.ok(received.length > 0 && !received.includes('end'));
  });

  it('end at once when the caller leaves', async () => {
    const leaving = new AbortController();
    const reading = async () => {
      for await (const _ of chat().stream(answerRequest, leaving.signal)) leaving.abort();
    };
    await assert.rejects(reading(), { code: 'aborted' });
    const gone = AbortSignal.abort();
    await assert.rejects(chat().complete(answerRequest, gone), { code: 'aborted' });
    await assert.rejects(embeddings().embed(['leave'], gone), { code: 'aborted' });
  });

  it('cannot be reached when nothing listens', async () => {
    const nowhere = settings({ MODEL_ENDPOINT: 'http://127.0.0.1:1/v1' });
    const model = new OpenAIChatModel(connectModelEndpoint(nowhere), nowhere);
    await assert.rejects(
      model.ping(signal),
      (error) => error instanceof AppError && error.message.includes('cannot be reached'),
    );
  });
});
