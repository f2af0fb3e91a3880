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
  const lines = [
    'data: {"text":"two\\nlines\\r\\n\\r\\ndata: [DONE]"}\n\n',
    'data: {"text":"naïve 🦊"}\n\n',
    'data: [DONE]\n\n',
  ];
  assert.equal(await read(), lines.join(''), 'what is at hand together is written together');
  assert.equal(await read(), undefined);
});

test('An item that comes later does not hold up the one before', async () => {
  const later = Promise.withResolvers<undefined>();
  async function* items() {
    yield 'now';
    await later.promise;
    yield 'later';
  }
  const read = open(items());
  assert.equal(await read(), 'data: "now"\n\n');
  later.resolve(undefined);
  assert.equal(await read(), 'data: "later"\n\ndata: [DONE]\n\n');
});

test('Many items at once are cut into writes of a bounded size', async () => {
  async function* items() {
    for (let at = 0; at < 100; at += 1) yield 'x'.repeat(1000);
  }
  const read = open(items());
  const sizes: number[] = [];
  for (let text = await read(); text !== undefined; text = await read()) sizes.push(text.length);
  assert.ok(Math.max(...sizes) < 20_000, `at most about 16 KB: ${sizes.join(', ')}`);
  assert.equal(
    sizes.reduce((sum, size) => sum + size, 0),
    100 * 1010 + 'data: [DONE]\n\n'.length,
  );
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
  assert.equal(await last, 'data: "second"\n\ndata: [DONE]\n\n');
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
