import assert from 'node:assert/strict';
import { EventEmitter } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { beforeEach, describe, it } from 'node:test';
import { EventStreams } from '../../../../local/host/http/event-streams.ts';
import { FakeClock } from '../fake-clock.ts';

let clock: FakeClock;
let streams: EventStreams;

/** An answer on its way; `write` passes something on, `end` is its own end. */
const open = (type = 'text/event-stream; charset=utf-8') => {
  const answer = new EventEmitter();
  const response = new EventEmitter();
  const stream = {
    isCut: false,
    write: () => answer.emit('data'),
    end: () => response.emit('close'),
  };
  const destroy = () => {
    stream.isCut = true;
    response.emit('close');
  };
  streams.add(
    Object.assign(answer, { headers: { 'content-type': type } }) as unknown as IncomingMessage,
    Object.assign(response, { destroy }) as unknown as ServerResponse,
  );
  return stream;
};

beforeEach(() => {
  clock = new FakeClock('2026-03-01T08:00:00Z');
  streams = new EventStreams(clock);
});

describe('EventStreams', () => {
  it('cuts a silent stream at once, and another one when it falls silent', async () => {
    const silent = open();
    await clock.moveTo('2026-03-01T08:00:05Z');
    const busy = open();
    streams.cutSilent();
    assert.ok(silent.isCut);
    await clock.moveTo('2026-03-01T08:00:05.9Z');
    busy.write();
    await clock.moveTo('2026-03-01T08:00:06.8Z');
    assert.ok(!busy.isCut);
    await clock.moveTo('2026-03-01T08:00:07Z');
    assert.ok(busy.isCut);
  });

  it('leaves alone what ends by itself, what is no event stream, and all before the stop', async () => {
    const ended = open();
    const file = open('application/pdf');
    const before = open();
    await clock.moveTo('2026-03-01T08:01:00Z');
    assert.ok(!before.isCut);
    ended.end();
    streams.cutSilent();
    await clock.moveTo('2026-03-01T08:02:00Z');
    assert.deepEqual([ended.isCut, file.isCut, before.isCut], [false, false, true]);
  });
});
