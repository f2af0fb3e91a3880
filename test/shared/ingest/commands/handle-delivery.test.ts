import assert from 'node:assert/strict';
import { test } from 'node:test';
import { AppError } from '../../../../shared/errors.ts';
import { handleDelivery } from '../../../../shared/ingest/commands/handle-delivery.ts';
import { RememberingRuns, signal } from '../support.ts';
import { commandPorts, indexed, order, type TestPorts } from './support.ts';

const atOnce = { maxAttempts: 3, initialDelayMs: 0, maxDelayMs: 0 };
const away = new AppError('store_unavailable', 'The database is away.', { remedy: 'Wait.' });

const deliver = (ports: TestPorts, body: unknown, attempt = 1, runs = new RememberingRuns()) =>
  handleDelivery({ body, messageId: 'message-1', attempt }, runs, ports, signal, atOnce);

async function deadLetters(ports: TestPorts, tenantId = 'acme') {
  ports.commands.exhaust();
  return (await ports.commands.listDeadLetters(tenantId, { limit: 10 })).items;
}

test('a reindex command starts a run of the present version, again and again', async () => {
  const ports = commandPorts();
  const { documentId, blobName, etag } = await indexed(ports, 'a.txt');
  const runs = new RememberingRuns();
  const command = { ...order, type: 'reindex', documentId };
  assert.equal(await deliver(ports, command, 1, runs), 'started');
  assert.equal(runs.started.length, 1);
  const input = runs.started[0]?.input as { blobName: string; etag: string };
  assert.deepEqual([input.blobName, input.etag], [blobName, etag]);
  assert.equal(await deliver(ports, { ...command, documentId: 'none' }), 'not-known');
});

test('a delete command removes the version it means, and no newer one', async () => {
  const ports = commandPorts();
  const { documentId, version } = await indexed(ports, 'a.txt');
  const runs = new RememberingRuns();
  const command = { ...order, type: 'delete', documentId, version };
  assert.equal(await deliver(ports, { ...command, version: 'older' }, 1, runs), 'not-known');
  assert.equal((await ports.documents.get('acme', documentId))?.status, 'indexed');
  assert.equal(await deliver(ports, command, 1, runs), 'started');
  assert.equal((await ports.documents.get('acme', documentId))?.status, 'deleting');
  assert.equal(await deliver(ports, command, 2, runs), 'started');
  assert.equal(runs.started.length, 1);
});

test("a command reaches its own tenant's documents only", async () => {
  const ports = commandPorts();
  const { documentId, version } = await indexed(ports, 'a.txt');
  const command = { ...order, tenantId: 'other', type: 'delete', documentId, version };
  assert.equal(await deliver(ports, command), 'not-known');
  assert.equal((await ports.documents.get('acme', documentId))?.status, 'indexed');
});

test('a service that comes back in time is waited for', async () => {
  const ports = commandPorts();
  const { documentId } = await indexed(ports, 'a.txt');
  const get = ports.documents.get.bind(ports.documents);
  let failures = 2;
  ports.documents.get = async (...input) => {
    failures -= 1;
    if (failures >= 0) throw away;
    return get(...input);
  };
  assert.equal(await deliver(ports, { ...order, type: 'reindex', documentId }), 'started');
});

test('what fails is delivered again, and given up with its reason the fifth time', async () => {
  const ports = commandPorts();
  ports.documents.get = async () => {
    throw away;
  };
  const command = { ...order, type: 'reindex', documentId: 'one' };
  for (const attempt of [1, 2, 3, 4]) {
    await assert.rejects(deliver(ports, command, attempt), { code: 'store_unavailable' });
  }
  assert.deepEqual(ports.commands.receive(), []);
  assert.match(await deliver(ports, command, 5), /^given up: It failed 5 times/u);
  const [letter, ...more] = await deadLetters(ports);
  assert.deepEqual(more, []);
  assert.deepEqual(letter?.command, command);
  assert.deepEqual(letter.failure, {
    code: 'store_unavailable',
    message: 'It failed 5 times, at last so: The database is away. Wait.',
    attempts: 5,
  });
});

test('an unforeseen error is told without what is in it', async () => {
  const ports = commandPorts();
  ports.documents.get = async () => {
    throw new Error('password=hunter2');
  };
  await deliver(ports, { ...order, type: 'reindex', documentId: 'one' }, 5);
  const [letter] = await deadLetters(ports);
  assert.equal(letter?.failure.code, 'internal');
  assert.ok(!JSON.stringify(letter).includes('hunter2'));
});

test('what is no command is given up at once, and its faults are named', async () => {
  const messages = [
    'text',
    null,
    {},
    { ...order, type: 'explode', documentId: 'one' },
    { ...order, type: 'delete', documentId: 'one' },
    { ...order, type: 'reindex', documentId: 'one', extra: 1 },
  ];
  for (const [at, body] of messages.entries()) {
    const ports = commandPorts();
    const outcome = await deliver(ports, body);
    assert.match(outcome, /^given up: The message is no command\. \S+/u, `message ${at}`);
    ports.commands.exhaust();
    const all = await Promise.all(
      ['acme', 'local'].map((tenant) => ports.commands.listDeadLetters(tenant, { limit: 9 })),
    );
    const [letter] = all.flatMap(({ items }) => items);
    assert.equal(letter?.failure.code, 'malformed_command');
    assert.equal(letter.failure.attempts, 1);
  }
});

test('however much is wrong with a message, the reason is short', async () => {
  const unknown = Array.from({ length: 2000 }, (_, at): [string, number] => [`property-${at}`, at]);
  const ports = commandPorts();
  const body = { ...order, type: 'reindex', documentId: 'one', ...Object.fromEntries(unknown) };
  const outcome = await deliver(ports, body);
  assert.match(outcome, /property-0/u);
  assert.ok(outcome.length < 600, String(outcome.length));
});

test('a message on its way to the dead letters is refused until it is there', async () => {
  const ports = commandPorts();
  await deliver(ports, 'text');
  const [givenUp] = ports.commands.receive();
  for (const attempt of [1, 5]) {
    await assert.rejects(deliver(ports, givenUp, attempt), /on its way to the dead letters/u);
  }
  assert.deepEqual(ports.commands.receive(), []);
});
