import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'node:test';
import type { Consumer } from '../../../../../local/services/service-bus/broker/consumer.ts';
import { MessageQueue } from '../../../../../local/services/service-bus/broker/message-queue.ts';
import { decodeAmqp } from '../../../../../local/services/service-bus/content/amqp-message.ts';
import { Store } from '../../../../../local/services/service-bus/store/store.ts';
import { FakeClock } from '../../../host/fake-clock.ts';
import { aMessage } from '../a-message.ts';

/** A receiver that takes so many messages, and remembers their ids and lock tokens. */
class Taker implements Consumer {
  readonly mode = 'peek-lock';
  readonly sessionId = undefined;
  readonly ids: unknown[] = [];
  readonly tokens: string[] = [];
  credit: number;

  constructor(credit: number) {
    this.credit = credit;
  }

  deliver({ content, lock }: Parameters<Consumer['deliver']>[0]): void {
    this.credit -= 1;
    this.ids.push(decodeAmqp(content).message_id);
    if (lock) this.tokens.push(lock.token);
  }

  close(): void {
    this.credit = 0;
  }
}

describe('MessageQueue', () => {
  let store: Store;
  let clock: FakeClock;
  let queue: MessageQueue;

  const newQueue = () =>
    new MessageQueue({
      path: 'work',
      settings: {
        lockMs: 60_000,
        maxDeliveryCount: 10,
        defaultTimeToLiveMs: Infinity,
        deadLettersOnExpiry: false,
        requiresSession: false,
      },
      store,
      clock,
      deadLetters: undefined,
    });
  const put = (...ids: string[]) =>
    store.transactions.run(() => {
      for (const messageId of ids) queue.enqueue(aMessage({ messageId }));
    });
  const attach = (credit: number) => {
    const taker = new Taker(credit);
    queue.attach(taker);
    return taker;
  };

  beforeEach(() => {
    store = new Store(undefined);
    clock = new FakeClock('2026-01-01T00:00:00Z');
    queue = newQueue();
  });

  it('gives receivers messages in turns, as far as their credit goes', () => {
    const [one, two] = [attach(3), attach(1)];
    put('a', 'b', 'c', 'd', 'e');
    assert.deepEqual([one.ids, two.ids], [['a', 'c', 'd'], ['b']]);
    two.credit = 5;
    queue.deliver();
    assert.deepEqual(two.ids, ['b', 'e']);
  });

  it('gives a message back in its place', () => {
    put('a', 'b', 'c');
    const first = attach(2);
    queue.detach(first);
    for (const token of first.tokens.toReversed()) queue.settle(token, { kind: 'release' });
    assert.deepEqual(attach(3).ids, ['a', 'b', 'c']);
  });

  it('gives nothing to a receiver that left', () => {
    const gone = attach(1);
    queue.detach(gone);
    put('a');
    assert.deepEqual(gone.ids, []);
  });

  it('ends the locks of many messages each at its time', async () => {
    put('a', 'b');
    const early = attach(1);
    await clock.moveTo('2026-01-01T00:00:30Z');
    const late = attach(1);
    queue.renewLock(early.tokens[0] ?? '');
    const next = attach(2);
    await clock.moveTo('2026-01-01T00:01:29Z');
    assert.deepEqual([early.ids, late.ids, next.ids], [['a'], ['b'], []]);
    await clock.moveTo('2026-01-01T00:01:30Z');
    assert.deepEqual(next.ids, ['a', 'b']);
  });

  it('shows no more than fits into a reply, and at least one message', () => {
    const content = Buffer.alloc(400_000);
    store.transactions.run(() => {
      for (let count = 0; count < 4; count += 1) queue.enqueue(aMessage({ content }));
    });
    assert.equal(queue.peek(1, 10, undefined).length, 2);
    assert.equal(queue.peek(4, 10, undefined).length, 1);
    assert.equal(queue.peek(5, 10, undefined).length, 0);
  });

  it('finds its messages again', () => {
    put('a', 'b');
    attach(1);
    queue = newQueue();
    assert.deepEqual(attach(5).ids, ['a', 'b']);
  });
});
