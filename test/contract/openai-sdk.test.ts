import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import OpenAI, { APIConnectionError, AzureOpenAI } from 'openai';
import { startOpenAI, type OpenAIService } from '../../local/services/openai/start-openai.ts';
import type { FaultRule } from '../../local/services/faults.ts';

const messages = [
  { role: 'system', content: 'Task: answer' },
  {
    role: 'user',
    content: `<sources>
<source id="1" title="Handbook" section="Leave" pages="4">
Full-time employees receive 26 days of paid annual leave. Holidays are booked in the portal.
</source>
</sources>

<question>
How many days of annual leave do full-time employees get?
</question>`,
  },
] as const satisfies OpenAI.ChatCompletionMessageParam[];
const answer = 'Full-time employees receive 26 days of paid annual leave. [1]';
const model = 'gpt-4o-mini';

async function collect<T>(stream: AsyncIterable<T>): Promise<T[]> {
  const items: T[] = [];
  for await (const item of stream) items.push(item);
  return items;
}

describe('the openai package against the local model service', () => {
  let service: OpenAIService;
  let client: OpenAI;
  let azure: AzureOpenAI;

  before(async () => {
    service = await startOpenAI({ port: 0, apiKey: 'k', random: () => 0.5, now: () => 5000 });
    client = new OpenAI({ baseURL: service.baseUrl, apiKey: 'k', maxRetries: 0 });
    azure = new AzureOpenAI({
      endpoint: service.endpoint,
      apiKey: 'k',
      apiVersion: '2024-10-21',
      maxRetries: 0,
    });
  });

  after(() => service.close());

  beforeEach(() => setFaults([]));

  async function setFaults(rules: FaultRule[]) {
    const body = JSON.stringify(rules);
    await fetch(`${service.endpoint}/_faults`, { method: 'PUT', body });
  }

  it('lists and finds models', async () => {
    const models = (await client.models.list()).data.map(({ id }) => id);
    assert.deepEqual(models, ['grounded-extractive', 'grounded-hash-256']);
    assert.equal((await client.models.retrieve('grounded-extractive')).created, 5);
    await assert.rejects(client.models.retrieve('gpt-5'), OpenAI.NotFoundError);
  });

  it('embeds as base64 (the default) and as floats alike', async () => {
    const input = ['annual leave', 'heat pump'];
    const packed = await client.embeddings.create({ model, input });
    const floats = await client.embeddings.create({ model, input, encoding_format: 'float' });
    assert.deepEqual(
      packed.data.map(({ embedding }) => embedding.length),
      [256, 256],
    );
    assert.deepEqual(packed.data, floats.data);
    assert.deepEqual(packed.usage, { prompt_tokens: 4, total_tokens: 4 });
    assert.equal(packed.model, 'grounded-hash-256');
  });

  it('embeds one text in as many dimensions as asked', async () => {
    const { data } = await client.embeddings.create({ model, input: 'leave', dimensions: 64 });
    assert.equal(data[0]?.embedding.length, 64);
  });

  it('refuses no input, empty input, too many and too long inputs', async () => {
    for (const input of [[], '', Array<string>(2049).fill('a'), 'word '.repeat(9000)]) {
      await assert.rejects(client.embeddings.create({ model, input }), OpenAI.BadRequestError);
    }
  });

  it('completes a chat as JSON', async () => {
    const reply = await client.chat.completions.create({ model, messages: [...messages] });
    assert.equal(reply.choices[0]?.message.content, answer);
    assert.equal(reply.choices[0].finish_reason, 'stop');
    assert.equal(reply.model, 'grounded-extractive');
    assert.equal(reply.created, 5);
    const { prompt_tokens, completion_tokens, total_tokens } = reply.usage ?? {};
    assert.equal(total_tokens, (prompt_tokens ?? 0) + (completion_tokens ?? 0));
  });

  for (const [name, pick] of [
    ['OpenAI', () => client],
    ['AzureOpenAI', () => azure],
  ] as const) {
    it(`streams to ${name}: role, tokens, finish reason, usage`, async () => {
      const stream = await pick().chat.completions.create({
        model,
        messages: [...messages],
        stream: true,
        stream_options: { include_usage: true },
      });
      const chunks = await collect(stream);
      const choices = chunks.flatMap((chunk) => chunk.choices);
      assert.equal(choices[0]?.delta.role, 'assistant');
      assert.equal(choices.map(({ delta }) => delta.content ?? '').join(''), answer);
      assert.ok(choices.length > 10, 'a delta a token');
      assert.equal(choices.at(-1)?.finish_reason, 'stop');
      const last = chunks.at(-1);
      assert.deepEqual(last?.choices, []);
      assert.equal(last.usage?.completion_tokens, choices.length - 2);
      assert.equal(chunks[0]?.choices.length, name === 'AzureOpenAI' ? 0 : 1);
    });
  }

  it('streams no usage unless asked', async () => {
    const stream = await client.chat.completions.create({
      model,
      messages: [...messages],
      stream: true,
    });
    const chunks = await collect(stream);
    assert.ok(chunks.every((chunk) => chunk.choices.length === 1 && !chunk.usage));
  });

  it('stops at max_tokens, max_completion_tokens and stop sequences', async () => {
    const reply = async (options: object) =>
      (await client.chat.completions.create({ model, messages: [...messages], ...options }))
        .choices[0];
    for (const options of [{ max_tokens: 3 }, { max_completion_tokens: 3 }]) {
      const choice = await reply(options);
      assert.equal(choice?.finish_reason, 'length');
      assert.equal(choice.message.content, 'Full-time');
    }
    const stopped = await reply({ stop: [' paid', 'never said'] });
    assert.equal(stopped?.message.content, 'Full-time employees receive 26 days of');
    assert.equal(stopped.finish_reason, 'stop');
  });

  it('serves the paths of AzureOpenAI, with a key and with a token', async () => {
    const withToken = new AzureOpenAI({
      endpoint: service.endpoint,
      apiVersion: '2024-10-21',
      azureADTokenProvider: () => Promise.resolve('k'),
      deployment: 'my-deployment',
    });
    for (const sdk of [azure, withToken]) {
      const reply = await sdk.chat.completions.create({ model, messages: [...messages] });
      assert.equal(reply.choices[0]?.message.content, answer);
    }
    assert.equal((await azure.embeddings.create({ model, input: 'a' })).data.length, 1);
    const v1 = new OpenAI({ baseURL: `${service.endpoint}/openai/v1/`, apiKey: 'k' });
    assert.equal((await v1.embeddings.create({ model, input: 'a' })).data.length, 1);
  });

  it('refuses a wrong key', async () => {
    const stranger = new OpenAI({ baseURL: service.baseUrl, apiKey: 'other' });
    await assert.rejects(stranger.models.list(), OpenAI.AuthenticationError);
  });

  it('refuses by name what an extractive model cannot do', async () => {
    const image = { type: 'image_url', image_url: { url: 'data:,' } } as const;
    const cases: [object, RegExp][] = [
      [{ tools: [{ type: 'function', function: { name: 'f' } }] }, /tools/],
      [{ n: 2 }, /n greater than 1/],
      [{ response_format: { type: 'json_object' } }, /response_format json_object/],
      [{ modalities: ['audio'] }, /modalities/],
      [{ messages: [{ role: 'user', content: [image] }] }, /image_url/],
    ];
    for (const [options, named] of cases) {
      const call = client.chat.completions.create({ model, messages: [...messages], ...options });
      await assert.rejects(call, { status: 501, code: 'not_supported_locally', message: named });
    }
    await assert.rejects(client.responses.create({ model, input: 'x' }), {
      status: 501,
      message: /responses/,
    });
  });

  it('names the field that is wrong', async () => {
    const call = client.chat.completions.create({ model, messages: [], temperature: 0 });
    await assert.rejects(call, { status: 400, param: 'messages', code: 'invalid_value' });
  });

  it('retries what a fault throttles, as the package does by itself', async () => {
    const retrying = new OpenAI({ baseURL: service.baseUrl, apiKey: 'k', maxRetries: 2 });
    await setFaults([
      { match: '/chat/completions', status: 429, retryAfter: 0, count: 1 },
      { match: '/chat/completions', status: 500, retryAfter: 0, count: 1 },
    ]);
    const reply = await retrying.chat.completions.create({ model, messages: [...messages] });
    assert.equal(reply.choices[0]?.message.content, answer);
  });

  it('raises injected errors as the package classes them', async () => {
    await setFaults([{ match: '/embeddings', status: 429, count: 1 }]);
    const throttled = client.embeddings.create({ model, input: 'a' });
    await assert.rejects(throttled, OpenAI.RateLimitError);
    await setFaults([{ match: '/embeddings', status: 503, count: 1 }]);
    const failed = client.embeddings.create({ model, input: 'a' });
    await assert.rejects(failed, OpenAI.InternalServerError);
  });

  it('cuts the connection before the answer and in the middle of a stream', async () => {
    const ask = () =>
      client.chat.completions.create({ model, messages: [...messages], stream: true });
    await setFaults([{ cutAfterBytes: 0, count: 1 }]);
    await assert.rejects(ask(), APIConnectionError);
    await setFaults([{ cutAfterBytes: 900, count: 1 }]);
    const received: unknown[] = [];
    await assert.rejects(async () => {
      for await (const chunk of await ask()) received.push(chunk);
    });
    assert.ok(received.length > 0, 'some deltas arrive before the cut');
  });

  it('ends a stream that the client aborts', async () => {
    const stream = await client.chat.completions.create({
      model,
      messages: [...messages],
      stream: true,
    });
    let received = 0;
    for await (const _chunk of stream) {
      received += 1;
      if (received === 2) stream.controller.abort();
    }
    assert.equal(received, 2);
    const next = await client.chat.completions.create({ model, messages: [...messages] });
    assert.equal(next.choices[0]?.message.content, answer, 'the service goes on');
  });
});
