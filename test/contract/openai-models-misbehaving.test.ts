import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { test, type TestContext } from 'node:test';
import { OpenAIChatModel } from '../../shared/adapters/openai-chat-model.ts';
import { connectModelEndpoint } from '../../shared/adapters/openai-client.ts';
import { OpenAIEmbeddingModel } from '../../shared/adapters/openai-embedding-model.ts';
import type { ChatDelta } from '../../shared/ports/chat-model.ts';
import { collect } from '../support/collect.ts';
import { testSettings } from '../support/local-settings.ts';
import { answerRequest } from './chat-model-contract.ts';

const { signal } = new AbortController();

/** Models of an endpoint that answers every request as told. */
async function endpoint(t: TestContext, answer: (response: ServerResponse) => void) {
  const seen = { requests: 0, closed: Promise.withResolvers<undefined>() };
  const server = createServer((request, response) => {
    seen.requests += 1;
    response.once('close', () => seen.closed.resolve(undefined));
    request.resume().once('end', () => answer(response));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => {
    server.close();
    server.closeAllConnections();
  });
  const settings = testSettings({
    MODEL_ENDPOINT: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    MODEL_TIMEOUT_SECONDS: '1',
    EMBEDDING_DIMENSIONS: '2',
  });
  const client = connectModelEndpoint(settings);
  return {
    seen,
    chat: new OpenAIChatModel(client, settings),
    embeddings: new OpenAIEmbeddingModel(client, settings),
  };
}

const chunk = (content: string | undefined, finishReason: string | null = null) =>
  `data: ${JSON.stringify({ model: 'm', choices: [{ index: 0, delta: { content }, finish_reason: finishReason }] })}\n\n`;

function stream(...chunks: readonly string[]) {
  return (response: ServerResponse) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    for (const one of chunks) response.write(one);
    response.end('data: [DONE]\n\n');
  };
}

const endOf = (deltas: readonly ChatDelta[]) => {
  const end = deltas.at(-1);
  return end?.type === 'end' ? end.finishReason : undefined;
};

test('A stream that stalls fails after the silence, and its request is ended', async (t) => {
  const { seen, chat } = await endpoint(t, (response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    response.write(chunk('Half an'));
  });
  const received: string[] = [];
  const reading = async () => {
    for await (const delta of chat.stream(answerRequest, signal)) received.push(delta.type);
  };
  await assert.rejects(reading(), { code: 'model_unavailable', message: /nothing for 1 seconds/ });
  assert.deepEqual(received, ['text']);
  await seen.closed.promise;
});

test('A reader who stops ends the request', async (t) => {
  const { seen, chat } = await endpoint(t, (response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    response.write(chunk('Half an'));
  });
  for await (const _ of chat.stream(answerRequest, signal)) break;
  await seen.closed.promise;
});

test('A stream that ends without its reason is broken off, not complete', async (t) => {
  const { chat } = await endpoint(t, stream(chunk('Half an')));
  await assert.rejects(collect(chat.stream(answerRequest, signal)), { code: 'model_unavailable' });
});

test('The reason of the end is told; one that is unknown is an ordinary end', async (t) => {
  for (const [reason, told] of [
    ['length', 'length'],
    ['content_filter', 'content_filter'],
    ['eos', 'stop'],
  ] as const) {
    const { chat } = await endpoint(t, stream(chunk('Some'), chunk(undefined, reason)));
    assert.equal(endOf(await collect(chat.stream(answerRequest, signal))), told);
  }
});

test('A prompt that Azure’s filter refuses ends as filtered, and is sent once', async (t) => {
  const { seen, chat } = await endpoint(t, (response) => {
    response.writeHead(400, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ error: { code: 'content_filter', message: 'Filtered.' } }));
  });
  assert.equal(endOf(await collect(chat.stream(answerRequest, signal))), 'content_filter');
  assert.equal(seen.requests, 1);
});

test('Vectors of another size are a fault of the settings', async (t) => {
  const { seen, embeddings } = await endpoint(t, (response) => {
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ data: [{ index: 0, embedding: [1, 0, 0] }], model: 'm' }));
  });
  await assert.rejects(embeddings.embed(['a'], signal), {
    code: 'configuration',
    remedy: /EMBEDDING_DIMENSIONS/,
  });
  assert.equal(seen.requests, 1);
});

test('An answer whose body never comes is given up', async (t) => {
  const { seen, embeddings } = await endpoint(t, (response) => {
    response.writeHead(200, { 'content-type': 'application/json' });
    response.write('{"data":');
  });
  await assert.rejects(embeddings.embed(['a'], signal), {
    code: 'model_unavailable',
    message: /longer than 1 seconds/,
  });
  assert.equal(seen.requests, 3);
});
