import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { callsOf, record } from '../fixtures/service-bus-record.ts';
import { peek, send, start, useServiceBus } from './use-service-bus.ts';

useServiceBus();

describe('Service Bus trigger for batches', () => {
  it('hands over what is there, in order, with lists of what is known', async () => {
    await send('batch', ...[1, 2, 3].map((n) => ({ body: { n }, messageId: `m-${n}` })));
    const host = await start();
    const [call] = await callsOf('batch', 1);
    assert.deepEqual(call?.body, [{ n: 1 }, { n: 2 }, { n: 3 }]);
    assert.deepEqual(call.metadata.messageIdArray, ['m-1', 'm-2', 'm-3']);
    assert.deepEqual(call.metadata.deliveryCountArray, [1, 1, 1]);
    await host.waitForInvocation('batch');
    await host.close();
    assert.deepEqual(await peek('batch'), []);
  });

  it('is no larger than host.json allows', async () => {
    await send('batch', ...[1, 2, 3].map((n) => ({ body: n })));
    await start({ maxMessageBatchSize: 2 });
    const calls = await callsOf('batch', 2);
    assert.deepEqual(
      calls.map(({ body }) => body),
      [[1, 2], [3]],
    );
  });

  it('comes again as a whole when the function fails', async () => {
    await send('batch', { body: 1 }, { body: 2 });
    record.behave = () => {
      if (record.calls.length === 1) throw new Error('it cannot be done');
    };
    await start();
    const calls = await callsOf('batch', 2);
    assert.deepEqual(
      calls.map(({ body, metadata }) => [body, metadata.deliveryCountArray]),
      [
        [
          [1, 2],
          [1, 1],
        ],
        [
          [1, 2],
          [2, 2],
        ],
      ],
    );
  });
});
