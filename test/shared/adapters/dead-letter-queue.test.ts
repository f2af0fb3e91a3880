import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, afterEach, before, describe, it } from 'node:test';
import { ServiceBusClient } from '@azure/service-bus';
import { startServiceBus } from '../../../local/services/service-bus/start-service-bus.ts';
import { readEntities } from '../../../local/stack/read-entities.ts';
import { peekDeadLetters, takeDeadLetters } from '../../../shared/adapters/dead-letter-queue.ts';
import { deadLetterId } from '../../../shared/adapters/to-dead-letter.ts';
import { root } from '../../../tools/support/temporary-stack.ts';

const queue = 'ingestion-commands';
const signal = new AbortController().signal;
const entities = readEntities(join(root, 'infra', 'service-bus.json'));
const nothing = async () => undefined;

describe('the dead letters of a queue', () => {
  let service: Awaited<ReturnType<typeof startServiceBus>>;
  let client: ServiceBusClient;
  before(async () => {
    service = await startServiceBus({ port: 0, entities });
    client = new ServiceBusClient(service.connectionString);
  });
  after(async () => {
    await client.close();
    await service.close();
  });
  afterEach(async () => {
    const letters = await peek();
    await takeDeadLetters(client, queue, new Set(letters.map(deadLetterId)), nothing, signal);
  });

  const peek = () => Array.fromAsync(peekDeadLetters(client, queue, undefined, signal));

  /** @returns their ids, in their order */
  async function putDeadLetters(count: number): Promise<string[]> {
    const sender = client.createSender(queue);
    await sender.sendMessages(Array.from({ length: count }, (_, body) => ({ body })));
    await sender.close();
    const receiver = client.createReceiver(queue);
    for (let put = 0; put < count;) {
      for (const message of await receiver.receiveMessages(count - put)) {
        await receiver.deadLetterMessage(message);
        put += 1;
      }
    }
    await receiver.close();
    return (await peek()).map(deadLetterId);
  }

  it('are all looked at, however many there are, from any of them on', async () => {
    const ids = await putDeadLetters(120);
    assert.equal(ids.length, 120);
    const rest = await Array.fromAsync(peekDeadLetters(client, queue, ids[99], signal));
    assert.deepEqual(rest.map(deadLetterId), ids.slice(100));
  });

  it('are free again at once when nothing could be done with them', async () => {
    const [first = '', second = ''] = await putDeadLetters(2);
    const failing = () => Promise.reject(new Error('The queue is away.'));
    await assert.rejects(takeDeadLetters(client, queue, new Set([second]), failing, signal), {
      message: 'The queue is away.',
    });
    const wanted = new Set([first, second]);
    await takeDeadLetters(client, queue, wanted, nothing, signal);
    assert.deepEqual([...wanted], []);
  });

  it('are left alone behind the last one that is wanted', async () => {
    const [gone = ''] = await putDeadLetters(130);
    await takeDeadLetters(client, queue, new Set([gone]), nothing, signal);
    const wanted = new Set([gone]);
    await takeDeadLetters(client, queue, wanted, nothing, signal);
    assert.deepEqual([...wanted], [gone]);
    assert.equal((await peek()).at(-1)?.deliveryCount, 0);
  });
});
