import assert from 'node:assert/strict';
import { once } from 'node:events';
import { request, type ClientRequest, type IncomingMessage } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import { after, before, describe, it } from 'node:test';
import type { HostLogEntry } from '../../local/host/host-log.ts';
import type { Message } from '../../shared/domain/session.ts';
import { startTemporaryStack, type TemporaryStack } from '../../tools/support/temporary-stack.ts';
import { travelPolicy } from '../support/e2e-documents.ts';
import { startEndlessModel, type EndlessModel } from '../support/endless-model.ts';
import { streamAnswer } from '../support/stream-answer.ts';

const question = 'How much may a hotel in London cost?';
const megabyte = 1024 * 1024;

async function startWithDocument(
  options: Parameters<typeof startTemporaryStack>[0] = {},
): Promise<TemporaryStack> {
  const stack = await startTemporaryStack(options);
  const { id } = await stack.api.uploadContent(travelPolicy, 'travel.md');
  await stack.api.settled([id]);
  return stack;
}

async function messagesOf(stack: TemporaryStack, sessionId: string): Promise<Message[]> {
  const response = await stack.api.fetch(`/api/sessions/${sessionId}/messages?limit=100`);
  return ((await response.json()) as { items: Message[] }).items;
}

/** Asks over the stream and reads no further than the answer's first words. */
async function askAndPause(url: string): Promise<{
  readonly call: ClientRequest;
  readonly response: IncomingMessage;
  readonly sessionId: string;
}> {
  const call = request(new URL('/api/chat', url), {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'text/event-stream' },
  });
  call.end(JSON.stringify({ message: question }));
  const [response] = (await once(call, 'response')) as [IncomingMessage];
  response.on('error', () => undefined);
  response.setEncoding('utf8');
  let text = '';
  for await (const chunk of response.iterator({ destroyOnReturn: false })) {
    text += chunk as string;
    if (text.includes('text-delta')) break;
  }
  const [, sessionId = ''] = /"sessionId":"([^"]+)"/.exec(text) ?? [];
  return { call, response, sessionId };
}

/** Waits until a number has stopped growing. @returns it */
async function settledNumber(read: () => number): Promise<number> {
  let last = -1;
  for (;;) {
    const now = read();
    if (now === last) return now;
    last = now;
    await delay(1000);
  }
}

describe('streams of a model that never ends', () => {
  let model: EndlessModel;
  let stack: TemporaryStack;
  const logged: HostLogEntry[] = [];
  before(async () => {
    model = await startEndlessModel();
    stack = await startWithDocument({
      settings: {
        MODEL_ENDPOINT: model.baseUrl,
        ANSWER_MAX_OUTPUT_TOKENS: '100000000',
        CHAT_MODEL_CONTEXT_TOKENS: '200000000',
      },
      log: (entry) => logged.push(entry),
    });
  });
  after(async () => {
    await stack.close();
    await model.close();
  });

  it('end with their client: the model is told, and the turn is kept as aborted', async () => {
    const { call, sessionId } = await askAndPause(stack.url);
    call.destroy();
    await model.answerEnded();
    let messages: Message[] = [];
    while (messages.length === 0) {
      // The session begins with its first turn.
      messages = await messagesOf(stack, sessionId).catch(() => delay(50, []));
    }
    assert.deepEqual(
      messages.map(({ role, status, seq }) => [role, status, seq]),
      [
        ['user', 'complete', 1],
        ['assistant', 'aborted', 2],
      ],
    );
    assert.equal(messages[0]?.text, question);
    assert.match(messages[1]?.text ?? '', /^and so on/);
    assert.deepEqual(
      logged.filter(({ level }) => level === 'error'),
      [],
    );
  });

  it('wait for a slow reader instead of filling the memory', async () => {
    const { call } = await askAndPause(stack.url);
    const taken = await settledNumber(() => model.written);
    // What the operating system holds for four connections, and no more.
    assert.ok(taken < 48 * megabyte, `${taken} bytes were taken`);
    call.destroy();
    await model.answerEnded();
  });

  it('go on when the reader does', async () => {
    const { call, response } = await askAndPause(stack.url);
    const stopped = await settledNumber(() => model.written);
    response.resume();
    while (model.written === stopped) await delay(20);
    call.destroy();
    await model.answerEnded();
  });
});

describe('the HTTP edge', () => {
  let stack: TemporaryStack;
  before(async () => {
    stack = await startWithDocument();
  });
  after(() => stack.close());

  it('streams a refusal that the AI SDK reads as a message', async () => {
    const streamed = await streamAnswer(stack.url, {
      message: 'What is the wingspan of an albatross?',
    });
    const text = streamed.message.parts.find((part) => part.type === 'text');
    assert.ok(text?.type === 'text' && text.text.length > 0);
    const used = streamed.message.parts.find((part) => part.type === 'data-usage');
    assert.ok(used && 'data' in used);
    assert.equal((used.data as { refused: boolean }).refused, true);
    assert.ok(!streamed.chunks.some(({ type }) => type === 'data-citation'));
    assert.equal(streamed.chunks.at(-1)?.type, 'finish');
    assert.ok(streamed.ended);
  });

  it('numbers concurrent turns of one session without gaps, each question with its answer', async () => {
    const { sessionId } = await stack.api.ask(question);
    const asked = ['one', 'two', 'three', 'four'].map((word) => `${question} Say it ${word}.`);
    await Promise.all(asked.map((message) => stack.api.ask(message, sessionId)));
    const messages = await messagesOf(stack, sessionId);
    assert.deepEqual(
      messages.map(({ seq }) => seq),
      Array.from({ length: 10 }, (_, at) => at + 1),
    );
    const roles = messages.map(({ role }) => role);
    assert.ok(roles.every((role, at) => role === (at % 2 === 0 ? 'user' : 'assistant')));
    const stored = messages.filter(({ role }) => role === 'user').map(({ text }) => text);
    assert.deepEqual(stored.slice(1).sort(), asked.sort());
  });

  it('answers HEAD like GET, but for the body', async () => {
    const [document] = await stack.api.documents();
    const content = `/api/documents/${document?.id ?? ''}/content`;
    for (const path of ['/api/sessions', '/api/health/live', content]) {
      const [got, head] = await Promise.all([
        fetch(`${stack.url}${path}`),
        fetch(`${stack.url}${path}`, { method: 'HEAD' }),
      ]);
      assert.equal(head.status, got.status, path);
      assert.equal(head.headers.get('content-type'), got.headers.get('content-type'));
      const length = (await got.arrayBuffer()).byteLength;
      assert.equal(Number(head.headers.get('content-length')), length);
      assert.equal((await head.arrayBuffer()).byteLength, 0);
    }
    const missing = await fetch(`${stack.url}/api/nothing`, { method: 'HEAD' });
    assert.equal(missing.status, 404);
    assert.equal((await fetch(`${stack.url}/api/chat`, { method: 'HEAD' })).status, 405);
  });

  it('gives each answer its request id, the caller’s own where it has one', async () => {
    const idOf = async (headers: Record<string, string>, init: RequestInit = {}) => {
      const response = await fetch(`${stack.url}/api/chat`, {
        method: 'POST',
        body: JSON.stringify({ message: question }),
        ...init,
        headers: { 'content-type': 'application/json', ...headers },
      });
      await response.arrayBuffer();
      return response.headers.get('x-request-id');
    };
    assert.equal(await idOf({ 'x-request-id': 'order-7-try-2' }), 'order-7-try-2');
    const accept = 'text/event-stream';
    assert.equal(await idOf({ 'x-request-id': 'streamed-7', accept }), 'streamed-7');
    assert.equal(await idOf({ 'x-request-id': 'failed-77' }, { body: '{' }), 'failed-77');
    assert.match((await idOf({})) ?? '', /^[0-9a-f-]{36}$/);
  });

  it('survives clients that leave while they still send', async () => {
    for (const path of ['/api/chat', '/api/documents']) {
      const type = path.endsWith('chat') ? 'application/json' : 'multipart/form-data; boundary=xx';
      const call = request(new URL(path, stack.url), {
        method: 'POST',
        headers: { 'content-type': type },
      });
      call.on('error', () => undefined);
      await new Promise((sent) => call.write('--xx\r\nContent-Disposition: form', sent));
      call.destroy();
    }
    assert.match((await stack.api.ask(question)).answer, /180 pounds/);
  });

  it('refuses a form that breaks off in its file, and goes on', async () => {
    const response = await fetch(`${stack.url}/api/documents`, {
      method: 'POST',
      headers: { 'content-type': 'multipart/form-data; boundary=xx' },
      body: '--xx\r\nContent-Disposition: form-data; name="file"; filename="a.md"\r\n\r\n# Half a',
    });
    assert.equal(response.status, 400);
    assert.equal((await fetch(`${stack.url}/api/health/live`)).status, 200);
  });

  it('answers 404 to ids that the database would refuse', async () => {
    const hostile = ['a%3Fb', 'a%23b', 'a%5Cb', 'a%2Fb', '%00', 'a'.repeat(3000)];
    for (const id of hostile) {
      for (const path of [`documents/${id}`, `sessions/${id}`, `sessions/x/messages/${id}`]) {
        const response = await fetch(`${stack.url}/api/${path}`);
        assert.equal(response.status, 404, path);
      }
    }
  });
});
