import assert from 'node:assert/strict';
import { EventEmitter } from 'node:events';
import { describe, it } from 'node:test';
import { onStopSignals } from '../../../local/stack/on-stop-signals.ts';

/** A process that gets signals at given times, and what it did. */
function listener() {
  const source = new EventEmitter();
  const done: string[] = [];
  let now = 0;
  const handlers = { stop: () => done.push('stop'), quit: () => done.push('quit') };
  onStopSignals(source, handlers, () => now);
  return {
    done,
    send: (signal: string, at: number) => {
      now = at;
      source.emit(signal);
    },
  };
}

describe('onStopSignals', () => {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    it(`stops at ${signal}`, () => {
      const { done, send } = listener();
      send(signal, 10);
      assert.deepEqual(done, ['stop']);
    });
  }

  it('takes a Ctrl-C that npm repeats for one', () => {
    const { done, send } = listener();
    send('SIGINT', 10);
    send('SIGINT', 60);
    assert.deepEqual(done, ['stop']);
  });

  it('gives up waiting at a second one', () => {
    const { done, send } = listener();
    send('SIGINT', 10);
    send('SIGINT', 3000);
    assert.deepEqual(done, ['stop', 'quit']);
  });
});
