import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import { ApiProblem } from '../../tools/support/api-client.ts';
import { startTemporaryStack, type TemporaryStack } from '../../tools/support/temporary-stack.ts';
import { travelPolicy } from '../support/e2e-documents.ts';
import { setFaults } from '../support/set-faults.ts';
import { streamAnswer } from '../support/stream-answer.ts';

const question = 'How much may a hotel in London cost?';

describe('outages of the services behind', () => {
  let stack: TemporaryStack;
  let model: string;
  let search: string;
  before(async () => {
    stack = await startTemporaryStack();
    model = stack.services.settings.MODEL_ENDPOINT;
    search = stack.services.settings.SEARCH_ENDPOINT;
    const { id } = await stack.api.uploadContent(travelPolicy, 'travel.md');
    await stack.api.settled([id]);
  });
  afterEach(async () => {
    await setFaults(model, []);
    await setFaults(search, []);
  });
  after(() => stack.close());

  async function problemOf(ask: Promise<unknown>): Promise<ApiProblem> {
    const error = await ask.then(
      () => undefined,
      (thrown: unknown) => thrown,
    );
    assert.ok(error instanceof ApiProblem, 'a problem was expected');
    return error;
  }

  async function lastTurn() {
    const sessions = await stack.api.fetch('/api/sessions?limit=1');
    const { items } = (await sessions.json()) as { items: { id: string }[] };
    const messages = await stack.api.fetch(`/api/sessions/${items[0]?.id ?? ''}/messages`);
    return (
      (await messages.json()) as {
        items: { role: string; text: string; status: string; errorCode?: string }[];
      }
    ).items;
  }

  for (const status of [500, 429]) {
    it(`answers 503 with Retry-After when the model answers ${status}, and keeps the question`, async () => {
      await setFaults(model, [{ match: '/chat/completions', status, retryAfter: 30 }]);
      const { status: got, problem } = await problemOf(stack.api.ask(question));
      assert.equal(got, 503);
      assert.equal(problem.code, 'model_unavailable');
      const [asked, answered] = await lastTurn();
      assert.equal(asked?.text, question);
      assert.equal(answered?.status, 'failed');
      assert.equal(answered.errorCode, 'model_unavailable');
    });
  }

  it('passes on how long the model wants to be left alone', async () => {
    await setFaults(model, [{ match: '/chat/completions', status: 429, retryAfter: 42 }]);
    const response = await fetch(`${stack.url}/api/chat`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ message: question }),
    });
    assert.equal(response.status, 503);
    assert.equal(response.headers.get('retry-after'), '42');
  });

  it('ends a stream that has begun with exactly one error', async () => {
    await setFaults(model, [{ match: '/chat/completions', status: 500 }]);
    const { chunks, ended } = await streamAnswer(stack.url, { message: question });
    assert.equal(chunks.filter(({ type }) => type === 'error').length, 1);
    assert.equal(chunks.at(-1)?.type, 'error');
    assert.ok(!chunks.some(({ type }) => type === 'finish'));
    assert.ok(ended);
  });

  it('ends a stream with an error when the model is cut off in the middle', async () => {
    await setFaults(model, [{ match: '/chat/completions', cutAfterBytes: 700 }]);
    const { chunks, ended } = await streamAnswer(stack.url, { message: question });
    assert.ok(chunks.some(({ type }) => type === 'text-delta'));
    assert.equal(chunks.at(-1)?.type, 'error');
    assert.ok(ended);
    const [asked, answered] = await lastTurn();
    assert.equal(asked?.text, question);
    assert.equal(answered?.status, 'failed');
  });

  it('answers from keywords alone while nothing can be embedded, and says so', async () => {
    await setFaults(model, [{ match: '/embeddings', status: 500 }]);
    const answer = await stack.api.ask(question);
    assert.match(answer.answer, /180 pounds/);
    assert.deepEqual(answer.degraded, ['vector-search']);
  });

  it('answers 503 when the index answers 500 to everything', async () => {
    await setFaults(search, [{ match: 'search.post.search', status: 500 }]);
    const { status, problem } = await problemOf(stack.api.ask(question));
    assert.equal(status, 503);
    assert.equal(problem.code, 'search_unavailable');
    const stream = await fetch(`${stack.url}/api/chat`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'text/event-stream' },
      body: JSON.stringify({ message: question }),
    });
    assert.equal(stream.status, 503, 'nothing was streamed yet');
    assert.ok(stream.headers.get('retry-after'));
    assert.equal((await lastTurn())[0]?.text, question);
  });

  it('names what is missing while it is not ready', async () => {
    await setFaults(search, [{ status: 503 }]);
    const response = await fetch(`${stack.url}/api/health/ready`);
    assert.equal(response.status, 503);
    assert.deepEqual(((await response.json()) as { failed: string[] }).failed, ['search']);
  });

  it('indexes every document although a third of the calls are throttled or fail', async () => {
    await setFaults(model, [{ match: '/embeddings', status: 429, rate: 0.3, retryAfterMs: 50 }]);
    await setFaults(search, [{ match: 'search.index', status: 503, rate: 0.3 }]);
    const uploaded = await Promise.all(
      Array.from({ length: 5 }, (_, index) =>
        stack.api.uploadContent(
          `# Room ${index}\n\nRoom ${index} has ${index + 7} chairs.`,
          `rooms/${index}.md`,
        ),
      ),
    );
    const settled = await stack.api.settled(uploaded.map(({ id }) => id));
    assert.deepEqual(
      settled.map(({ status }) => status),
      Array(5).fill('indexed'),
    );
  });
});
