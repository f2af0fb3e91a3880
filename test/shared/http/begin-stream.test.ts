import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { AnswerEvent } from '../../../shared/domain/answer-event.ts';
import { AppError } from '../../../shared/errors.ts';
import { beginStream } from '../../../shared/http/begin-stream.ts';
import { collect } from '../../support/collect.ts';

const start: AnswerEvent = { type: 'start', sessionId: 's', messageId: 'm', userMessageId: 'u' };
const sources: AnswerEvent = { type: 'sources', sources: [] };
const text: AnswerEvent = { type: 'text', delta: 'Hello' };
const failure: AnswerEvent = { type: 'error', error: new AppError('model_unavailable', 'Down.') };
const isSources = ({ type }: AnswerEvent) => type === 'sources';

function scripted(script: readonly AnswerEvent[]) {
  const state = { given: 0, ended: false };
  async function* events(): AsyncGenerator<AnswerEvent> {
    try {
      for (const event of script) {
        state.given += 1;
        yield event;
      }
    } finally {
      state.ended = true;
    }
  }
  return { state, events: events() };
}

test('Events are held back up to the first that matters, then all are handed on', async () => {
  const { state, events } = scripted([start, sources, text]);
  const begun = await beginStream(events, isSources);
  assert.equal(state.given, 2);
  assert.deepEqual(await collect(begun), [start, sources, text]);
  assert.ok(state.ended);
});

test('An error before that is thrown, and the events are ended', async () => {
  const { state, events } = scripted([start, failure]);
  await assert.rejects(
    beginStream(events, isSources),
    (error) => error instanceof AppError && error.code === 'model_unavailable',
  );
  assert.ok(state.ended);
});

test('An error after that is an event like any other', async () => {
  const { events } = scripted([sources, failure]);
  assert.deepEqual(await collect(await beginStream(events, isSources)), [sources, failure]);
});

test('Events that end before any matters are handed on', async () => {
  const { events } = scripted([start]);
  assert.deepEqual(await collect(await beginStream(events, isSources)), [start]);
});

test('A reader who stops ends the events', async () => {
  const { state, events } = scripted([start, sources, text]);
  for await (const event of await beginStream(events, isSources)) {
    assert.equal(event, start);
    break;
  }
  assert.ok(state.ended);
});
