import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { OutsideMeter } from '../../../tools/bench/outside-meter.ts';

/** A meter whose clock stands until it is moved. */
function meterWithClock() {
  let now = 1000;
  const meter = new OutsideMeter(() => now);
  return { meter, pass: (ms: number) => (now += ms) };
}

describe('OutsideMeter', () => {
  it('counts the time until a call settles, and not the time before and after', async () => {
    const { meter, pass } = meterWithClock();
    const answer = Promise.withResolvers<string>();
    const port = meter.watch({ ask: () => answer.promise });
    pass(5);
    const asked = port.ask();
    pass(20);
    answer.resolve('yes');
    assert.equal(await asked, 'yes');
    pass(7);
    assert.equal(meter.outside, 20);
  });

  it('counts a call that fails', async () => {
    const { meter, pass } = meterWithClock();
    const answer = Promise.withResolvers<never>();
    const asked = meter.watch({ ask: () => answer.promise }).ask();
    pass(20);
    answer.reject(new Error('no'));
    await assert.rejects(asked, /no/);
    pass(7);
    assert.equal(meter.outside, 20);
  });

  it('counts overlapping calls of several ports once', async () => {
    const { meter, pass } = meterWithClock();
    const [first, second] = [
      Promise.withResolvers<undefined>(),
      Promise.withResolvers<undefined>(),
    ];
    const one = meter.watch({ call: () => first.promise }).call();
    pass(10);
    const two = meter.watch({ call: () => second.promise }).call();
    pass(10);
    first.resolve(undefined);
    await one;
    pass(10);
    second.resolve(undefined);
    await two;
    assert.equal(meter.outside, 30);
  });

  it('counts a stream only while an item is awaited', async () => {
    const { meter, pass } = meterWithClock();
    async function* tokens() {
      pass(10);
      yield 'a';
      pass(10);
      yield 'b';
    }
    const seen: string[] = [];
    for await (const token of meter.watch({ tokens }).tokens()) {
      seen.push(token);
      pass(100);
    }
    assert.deepEqual(seen, ['a', 'b']);
    assert.equal(meter.outside, 20);
  });

  it('closes a stream that is left early', async () => {
    const { meter } = meterWithClock();
    let closed = false;
    async function* tokens() {
      try {
        yield 'a';
        yield 'b';
      } finally {
        closed = true;
      }
    }
    for await (const token of meter.watch({ tokens }).tokens()) {
      assert.equal(token, 'a');
      break;
    }
    assert.ok(closed);
  });

  it('leaves methods their object and values their own', async () => {
    class Port {
      readonly name = 'port';
      readonly #secret = 42;
      async secret(): Promise<number> {
        return this.#secret;
      }
    }
    const port = new OutsideMeter(() => 0).watch(new Port());
    assert.equal(port.name, 'port');
    assert.equal(await port.secret(), 42);
  });
});
