import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { startOpenAI } from '../../local/services/openai/start-openai.ts';

export interface EndlessModel {
  readonly baseUrl: string;
  /** Bytes of answers that were taken off its hands so far. */
  readonly written: number;
  /** Resolves when the streamed answer that is under way, or the next one, was ended by its reader. */
  answerEnded(): Promise<void>;
  close(): Promise<void>;
}

const delta = `data: ${JSON.stringify({
  model: 'endless',
  choices: [{ index: 0, delta: { content: 'and so on '.repeat(200) }, finish_reason: null }],
})}\n\n`;

/** The local model, but for streamed answers: those go on for as long as somebody reads them. */
export async function startEndlessModel(): Promise<EndlessModel> {
  const model = await startOpenAI({ port: 0 });
  const state = { written: 0, ended: Promise.withResolvers<undefined>() };
  const server = createServer((request, response) => {
    serve(request, response).catch(() => response.destroy());
  });

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await buffer(request);
    if (body.includes('"stream":true')) await talk(response);
    else await forward(request, body, response);
  }

  async function talk(response: ServerResponse): Promise<void> {
    const gone = new AbortController();
    response.once('close', () => {
      gone.abort();
      state.ended.resolve(undefined);
    });
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    while (!gone.signal.aborted) {
      const taken = response.write(delta);
      if (!taken) await once(response, 'drain', { signal: gone.signal }).catch(() => undefined);
      state.written += delta.length;
    }
  }

  async function forward(request: IncomingMessage, body: Buffer, response: ServerResponse) {
    const answer = await fetch(`${model.endpoint}${request.url ?? ''}`, {
      method: request.method ?? 'GET',
      headers: {
        'content-type': 'application/json',
        authorization: request.headers.authorization ?? '',
      },
      ...(body.length > 0 && { body }),
    });
    response.writeHead(answer.status, { 'content-type': 'application/json' });
    response.end(Buffer.from(await answer.arrayBuffer()));
  }

  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    get written() {
      return state.written;
    },
    async answerEnded() {
      await state.ended.promise;
      state.ended = Promise.withResolvers();
    },
    async close() {
      server.close();
      server.closeAllConnections();
      await model.close();
    },
  };
}
