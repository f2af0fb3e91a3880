import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, get, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, describe, it } from 'node:test';
import { streamCompletion } from '../../../../../local/services/openai/operations/stream-completion.ts';

const sentence = `The office opens at ${'half past eight or later '.repeat(60)}on Mondays.`;
const messages = [
  {
    role: 'user' as const,
    content: `<source id="1" title="Hours">\n${sentence}\n</source> When does the office open on Mondays?`,
  },
];

describe('streamCompletion', () => {
  const server = createServer();
  let url: string;

  before(async () => {
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });

  after(() => {
    server.close();
    server.closeAllConnections();
  });

  /** Streams to a client that leaves after `deltas` deltas. @returns how many were written */
  async function written(deltas: number): Promise<number> {
    const client = get(url);
    client.on('error', () => undefined);
    client.on('response', (response) => response.resume());
    const [, response] = (await once(server, 'request')) as [unknown, ServerResponse];
    const write = response.write.bind(response) as (chunk: string) => boolean;
    let count = 0;
    response.write = ((chunk: string) => {
      count += 1;
      if (count === deltas) response.destroy();
      return write(chunk);
    }) as typeof response.write;
    await streamCompletion(response, {
      id: 'id',
      created: 1,
      model: 'm',
      system_fingerprint: null,
      messages,
      body: { messages, stream: true },
      isAzureDeployment: false,
    });
    client.destroy();
    return count;
  }

  it('writes everything to a client that stays', async () => {
    assert.ok((await written(Infinity)) > 250);
  });

  it('stops soon after the client is gone', async () => {
    assert.ok((await written(20)) < 60);
  });
});
