import assert from 'node:assert/strict';
import { setImmediate as turn } from 'node:timers/promises';
import { test } from 'node:test';
import { sseBody } from '../../../shared/http/sse-body.ts';
import { TestConnection } from '../../support/a-connection.ts';

const decoder = new TextDecoder();

function open(items: AsyncIterable<unknown>, connection = new TestConnection()) {
  const reader = sseBody(items, connection).getReader();
  return async () => {
    const { done, value } = await reader.read();
    return done ? undefined : decoder.decode(value);
  };
}

test('Each item is one data line, whatever it holds, and [DONE] comes last', async () => {
  async function* items() {
    yield { text: 'two\nlines\r\n\r\ndata: [DONE]' };
    yield { text: 'naïve 🦊' };
  }
  const read = open(items());
  assert.equal(await read(), 'data: {"text":"two\\nlines\\r\\n\\r\\ndata: [DONE]"}\n\n');
  assert.equal(await read(), 'data: {"text":"naïve 🦊"}\n\n');
  assert.equal(await read(), 'data: [DONE]\n\n');
  assert.equal(await read(), undefined);
});

test('Silence is filled with comments, and the item that was waited for is not lost', async (t) => {
  t.mock.timers.enable({ apis: ['setTimeout'] });
  const slow = Promise.withResolvers<undefined>();
  async function* items() {
    yield 'first';
    await slow.promise;
    yield 'second';
  }
  const read = open(items());
  assert.equal(await read(), 'data: "first"\n\n');
  for (let silences = 0; silences < 2; silences += 1) {
    const comment = read();
    await turn();
    t.mock.timers.tick(15_000);
    assert.equal(await comment, ': keep-alive\n\n');
  }
  const last = read();
  slow.resolve(undefined);
  assert.equal(await last, 'data: "second"\n\n');
});

test('A client that leaves in the middle ends the items, and gets no [DONE]', async () => {
  const connection = new TestConnection();
  let ended = false;
  async function* items() {
    try {
      for (let at = 0; ; at += 1) yield at;
    } finally {
      ended = true;
    }
  }
  const read = open(items(), connection);
  await read();
  connection.leave();
  assert.equal(await read(), undefined);
  assert.ok(ended);
});

test('A client that left before the first item ends the items, too', async () => {
  const connection = new TestConnection();
  let ended = false;
  async function* items() {
    try {
      yield 1;
    } finally {
      ended = true;
    }
  }
  connection.leave();
  assert.equal(await open(items(), connection)(), undefined);
  assert.ok(ended);
});
