import assert from 'node:assert/strict';
import { once } from 'node:events';
import { request } from 'node:http';
import { after, before, describe, it } from 'node:test';
import { startOpenAI, type OpenAIService } from '../../../../local/services/openai/start-openai.ts';

interface ErrorBody {
  error: { message: string; type: string; param: string | null; code: string };
}

describe('the model service on the wire', () => {
  let service: OpenAIService;

  before(async () => {
    service = await startOpenAI({ port: 0 });
  });

  after(() => service.close());

  async function send(path: string, body?: unknown, headers: Record<string, string> = {}) {
    const response = await fetch(service.endpoint + path, {
      method: body === undefined ? 'GET' : 'POST',
      headers: { 'api-key': service.apiKey, ...headers },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    return { status: response.status, body: (await response.json()) as ErrorBody };
  }

  it('takes the key as Bearer or api-key, and refuses none and another', async () => {
    const bearer = { 'api-key': '', authorization: `Bearer ${service.apiKey}` };
    assert.equal((await send('/v1/models', undefined, bearer)).status, 200);
    assert.equal((await send('/v1/models')).status, 200);
    const wrong = await send('/v1/models', undefined, { 'api-key': 'other' });
    assert.equal(wrong.status, 401);
    assert.deepEqual([wrong.body.error.code, wrong.body.error.type], ['invalid_api_key', 'invalid_request_error']);
    assert.doesNotMatch(JSON.stringify(wrong.body), /other/);
    const none = await fetch(`${service.endpoint}/v1/models`);
    assert.equal(none.status, 401);
  }); // prettier-ignore

  it('names what it does not serve', async () => {
    const cases: [string, unknown, number, RegExp][] = [
      ['/v1/nothing', undefined, 404, /\/v1\/nothing/],
      ['/elsewhere', undefined, 404, /\/elsewhere/],
      ['/v1/audio/speech', {}, 501, /audio\/speech/],
      ['/v1/responses', {}, 501, /responses/],
      ['/v1/chat/completions', undefined, 405, /POST/],
      ['/openai/deployments/d/embeddings', { input: 'a' }, 404, /api-version/],
      ['/v1/embeddings', { input: [[1, 2]] }, 501, /token numbers/],
    ];
    for (const [path, body, status, named] of cases) {
      const reply = await send(path, body);
      assert.equal(reply.status, status, path);
      assert.match(reply.body.error.message, named);
    }
  });

  it('answers malformed bodies with the field that is wrong', async () => {
    const cases: [string, unknown, string | null][] = [
      ['/v1/chat/completions', '{', null],
      ['/v1/chat/completions', [], null],
      ['/v1/chat/completions', { messages: 'hello' }, 'messages'],
      ['/v1/chat/completions', { messages: [{ role: 'king', content: 'x' }] }, 'messages[0].role'],
      ['/v1/chat/completions', { messages: [{ role: 'user' }], temperature: 9 }, 'temperature'],
      ['/v1/chat/completions', { messages: [{ role: 'user' }], stream_options: {} }, 'stream_options'],
      ['/v1/embeddings', {}, 'input'],
      ['/v1/embeddings', { input: 'a', dimensions: 0 }, 'dimensions'],
      ['/v1/embeddings', { input: 'a', encoding_format: 'hex' }, 'encoding_format'],
    ]; // prettier-ignore
    for (const [path, body, param] of cases) {
      const reply = await send(path, body);
      assert.equal(reply.status, 400, JSON.stringify(body));
      assert.equal(reply.body.error.param, param);
    }
  });

  it('tolerates fields it does not know', async () => {
    const messages = [{ role: 'developer', content: [{ type: 'text', text: 'x' }], name: 'n' }];
    const reply = await send('/v1/chat/completions', { messages, seed: 1, store: true, user: 'u' });
    assert.equal(reply.status, 200);
  });

  it('refuses a body over the limit before reading it', async () => {
    const call = request(`${service.baseUrl}/embeddings`, {
      method: 'POST',
      headers: { 'api-key': service.apiKey, 'content-length': 2 ** 31 },
    });
    call.on('error', () => undefined);
    call.write('{');
    const [response] = (await once(call, 'response')) as [{ statusCode: number; resume(): void }];
    response.resume();
    call.destroy();
    assert.equal(response.statusCode, 413);
  });

  it('says which port is taken', async () => {
    const port = Number(new URL(service.endpoint).port);
    await assert.rejects(startOpenAI({ port }), { code: 'EADDRINUSE', port });
  });

  it('ends open connections when closed', async () => {
    const other = await startOpenAI({ port: 0 });
    const call = request(`${other.baseUrl}/embeddings`, { method: 'POST' });
    const failed = once(call, 'error');
    call.write('{');
    await once(call, 'socket');
    await other.close();
    await failed;
  });
});
