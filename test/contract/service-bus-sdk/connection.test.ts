import assert from 'node:assert/strict';
import { connect } from 'node:net';
import { once } from 'node:events';
import { after, before, describe, it } from 'node:test';
import { assertEmpty, startBroker, takeOne } from './broker-fixture.ts';
import type { BrokerFixture } from './broker-fixture.ts';

describe('connections of the SDK', () => {
  let broker: BrokerFixture;

  before(async () => {
    broker = await startBroker({ queues: [{ name: 'Work' }] });
  });

  after(() => broker.close());

  it('are told when an entity is not there', async () => {
    const expected = { code: 'MessagingEntityNotFound' };
    const { client } = broker;
    await assert.rejects(client.createSender('nope').sendMessages({ body: 1 }), expected);
    await assert.rejects(assertEmpty(client.createReceiver('nope')), expected);
    await assert.rejects(client.createReceiver('nope').peekMessages(1), expected);
  });

  it('find an entity whatever the case of its name', async () => {
    await broker.client.createSender('wORK').sendMessages({ body: 'x' });
    assert.equal(await takeOne(broker.client.createReceiver('work')), 'x');
  });

  it('need the key', async () => {
    const wrong = broker.bus.connectionString.replace(
      'SharedAccessKey=local',
      'SharedAccessKey=no',
    );
    const client = broker.connect(wrong);
    await assert.rejects(client.createSender('work').sendMessages({ body: 1 }), {
      message: /SharedAccessKey of the connection string is wrong/,
    });
  });

  it('survive those who speak no AMQP', async () => {
    const { port } = new URL(broker.bus.endpoint);
    for (const bytes of [
      'AMQP\x00\x09\x09\x09garbage',
      'AMQP\x00\x01\x00\x00\xff\xff',
      'A',
      '\x16\x03',
    ]) {
      const socket = connect(Number(port), '127.0.0.1');
      await once(socket, 'connect');
      socket.on('error', () => undefined);
      socket.end(bytes, 'latin1');
      await once(socket.resume(), 'close');
    }
    await broker.client.createSender('work').sendMessages({ body: 'still there' });
    assert.equal(await takeOne(broker.client.createReceiver('work')), 'still there');
  });

  it('cannot be used to administer entities', async () => {
    const response = await fetch(`${broker.bus.endpoint}/work?api-version=2021-05`);
    assert.equal(response.status, 501);
    assert.match(await response.text(), /speaks AMQP.*described in infra\/service-bus\.json/);
  });
});
