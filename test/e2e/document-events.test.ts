import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { startTemporaryStack, type TemporaryStack } from '../../tools/support/temporary-stack.ts';

interface ServerEvent {
  readonly name: string;
  readonly data: { readonly id?: string; readonly status?: string };
}

describe('the stream of documents', () => {
  let stack: TemporaryStack;
  before(async () => {
    stack = await startTemporaryStack();
  });
  after(() => stack.close());

  it('tells a watcher of a document from its arrival to its removal', async () => {
    const left = new AbortController();
    const response = await fetch(`${stack.url}/api/documents/events`, {
      signal: AbortSignal.any([left.signal, AbortSignal.timeout(60_000)]),
    });
    assert.match(response.headers.get('content-type') ?? '', /^text\/event-stream/u);
    assert.ok(response.body);
    const events = readEvents(response.body);
    assert.equal((await events.next()).value?.name, 'ready');

    const { id } = await stack.api.uploadContent('# Parking\n\nThere are 40 spaces.', 'parking.md');
    const told = await readUntil(events, ({ data }) => data.status === 'indexed');
    assert.ok(told.every(({ name, data }) => name === 'document' && data.id === id));

    await stack.api.fetch(`/api/documents/${id}`, { method: 'DELETE' });
    const last = (await readUntil(events, ({ name }) => name === 'removed')).at(-1);
    assert.equal(last?.data.id, id);
    left.abort();
  });
});

async function readUntil(
  events: AsyncGenerator<ServerEvent, undefined>,
  isLast: (event: ServerEvent) => boolean,
): Promise<ServerEvent[]> {
  const read: ServerEvent[] = [];
  for (;;) {
    const { value } = await events.next();
    assert.ok(value, 'the stream goes on');
    read.push(value);
    if (isLast(value)) return read;
  }
}

async function* readEvents(
  body: ReadableStream<Uint8Array>,
): AsyncGenerator<ServerEvent, undefined> {
  let text = '';
  for await (const part of body.pipeThrough(new TextDecoderStream())) {
    const events = (text + part).split('\n\n');
    text = events.pop() ?? '';
    for (const event of events) {
      const [, name] = /^event: (.+)$/mu.exec(event) ?? [];
      const [, data] = /^data: (.+)$/mu.exec(event) ?? [];
      if (name !== undefined && data !== undefined) {
        yield { name, data: JSON.parse(data) as ServerEvent['data'] };
      }
    }
  }
  return undefined;
}
