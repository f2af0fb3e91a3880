import assert from 'node:assert/strict';
import { setImmediate as turn } from 'node:timers/promises';
import { test } from 'node:test';
import { pacedBody } from '../../../shared/http/paced-body.ts';
import { TestConnection } from '../../support/a-connection.ts';

/** A source of numbered chunks that tells how many were taken and whether it was ended. */
function numbers() {
  const state = { taken: 0, ended: false };
  async function* source() {
    try {
      for (;;) yield new Uint8Array([(state.taken += 1)]);
    } finally {
      state.ended = true;
    }
  }
  return { state, source: source() };
}

test('A client that does not read is not written for', async () => {
  const connection = new TestConnection();
  const { state, source } = numbers();
  const reader = pacedBody(source, connection).getReader();
  await reader.read();
  connection.fill();
  const next = reader.read();
  for (let turns = 0; turns < 5; turns += 1) await turn();
  assert.equal(state.taken, 1);
  connection.drain();
  assert.deepEqual((await next).value, new Uint8Array([2]));
});

test('Nothing is made before it is asked for', async () => {
  const { state, source } = numbers();
  pacedBody(source, new TestConnection());
  await turn();
  assert.equal(state.taken, 0);
});

test('A client that leaves ends the source and the body', async () => {
  const connection = new TestConnection();
  const { state, source } = numbers();
  const reader = pacedBody(source, connection).getReader();
  await reader.read();
  connection.leave();
  assert.equal((await reader.read()).done, true);
  assert.ok(state.ended);
  assert.equal(connection.wasCut, false);
});

test('A source that never began is ended with what it holds', async () => {
  const gone = new TestConnection();
  const first = numbers();
  const reader = pacedBody(first.source, gone).getReader();
  gone.leave();
  assert.equal((await reader.read()).done, true);
  assert.ok(first.state.ended, 'the client left before the first chunk');

  const second = numbers();
  await pacedBody(second.source, new TestConnection()).cancel();
  assert.ok(second.state.ended, 'the body was cancelled unread');
});

test('A source that fails cuts the connection: its status said all was well', async () => {
  const connection = new TestConnection();
  async function* source() {
    yield new Uint8Array(1);
    throw new Error('the storage broke off');
  }
  const reader = pacedBody(source(), connection).getReader();
  await reader.read();
  await assert.rejects(reader.read(), /the storage broke off/);
  assert.ok(connection.wasCut);
});

test('A source that fails because the client left is no failure', async () => {
  const connection = new TestConnection();
  async function* source() {
    yield new Uint8Array(1);
    connection.leave();
    throw new Error('The operation was aborted');
  }
  const reader = pacedBody(source(), connection).getReader();
  await reader.read();
  assert.equal((await reader.read()).done, true);
  assert.equal(connection.wasCut, false);
});
