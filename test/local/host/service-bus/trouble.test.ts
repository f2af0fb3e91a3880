import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Mailbox } from '../fixtures/mailbox.ts';
import { callsOf, record } from '../fixtures/service-bus-record.ts';
import { receive, send, setFaults, start, useServiceBus } from './use-service-bus.ts';

useServiceBus();

describe('Service Bus trigger under load and trouble', () => {
  it('runs no more calls at once than host.json allows; what is fetched ahead goes back at the stop', async () => {
    const host = await start({ maxConcurrentCalls: 2, prefetchCount: 1 });
    const end = new Mailbox<true>();
    record.behave = () => end.take();
    await send('one', ...[1, 2, 3, 4].map((n) => ({ body: n, messageId: `m-${n}` })));
    await callsOf('one', 2);
    // A call that ends makes room for the message that was fetched ahead, and that for the last one.
    end.give(true);
    await callsOf('one', 3);
    const closed = host.close();
    end.give(true);
    end.give(true);
    await closed;
    assert.deepEqual(
      record.calls.map(({ body }) => body),
      [1, 2, 3],
    );
    const left = await receive('one');
    assert.deepEqual(
      left.map(({ messageId }) => messageId),
      ['m-4'],
    );
  });

  it('gives a message back when the function does not end in time', async () => {
    const host = await start({}, { drainMs: 50 });
    record.behave = () => new Promise(() => undefined);
    await send('one', { body: 'endless' });
    await callsOf('one', 1);
    await host.close();
    const [again] = await receive('one');
    assert.equal(again?.body, 'endless');
  });

  it('says that a queue is missing, and serves the others', async () => {
    const host = await start();
    const sentence = 'missing does not exist in Service Bus; the host goes on looking for it.';
    const entry = await host.waitForEntry(
      (each) => each.kind === 'message' && each.message === sentence,
    );
    assert.equal(entry.level, 'warning');
    await send('one', { body: 'text' });
    await callsOf('one', 1);
  });

  it('goes on when Service Bus comes back', async () => {
    const host = await start();
    await send('one', { body: 'before' });
    await callsOf('one', 1);
    await setFaults([{ down: true }]);
    await host.waitForEntry(
      (entry) =>
        entry.kind === 'message' &&
        entry.message.startsWith('Service Bus gives no messages of one; the host goes on trying'),
    );
    await setFaults([]);
    await send('one', { body: 'after' });
    await send('batch', { body: 'after' });
    await callsOf('one', 2);
    await callsOf('batch', 1);
  });

  it('starts while Service Bus is down', async () => {
    await setFaults([{ down: true }]);
    const host = await start();
    await host.waitForEntry(
      (entry) => entry.kind === 'message' && entry.message.includes('gives no messages of batch'),
    );
    await setFaults([]);
    await send('one', { body: 'text' });
    await callsOf('one', 1);
  });
});
