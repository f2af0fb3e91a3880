import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, request, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, describe, it } from 'node:test';
import { connectionOf, type Connection } from '../../../shared/http/connection.ts';

interface Served {
  readonly response: ServerResponse;
  /** As the library would hand it to a handler. */
  readonly connection: Connection;
}

const moreThanBuffersHold = Buffer.alloc(32 * 1024 * 1024);

const untilAborted = async ({ signal }: Connection) => {
  if (!signal.aborted) await once(signal, 'abort');
};

describe('connectionOf', () => {
  let server: Server;
  let port: number;
  let served: PromiseWithResolvers<Served>;
  let made = 0;

  before(async () => {
    server = createServer((incoming, response) => {
      const id = String(incoming.headers['x-ms-invocation-id']);
      served.resolve({ response, connection: connectionOf(id) });
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    ({ port } = server.address() as AddressInfo);
  });
  after(() => {
    server.close();
    server.closeAllConnections();
  });

  /** Opens a call as the host does when it forwards one. */
  async function call() {
    served = Promise.withResolvers();
    const id = `invocation-${(made += 1)}`;
    const client = request({ port, headers: { 'x-ms-invocation-id': id } });
    client.on('error', () => undefined);
    client.end();
    return { id, client, ...(await served.promise) };
  }

  it('is there when the request is first seen, and tells when the client leaves', async () => {
    const { client, connection } = await call();
    assert.equal(connection.signal.aborted, false);
    client.destroy();
    await untilAborted(connection);
  });

  it('still knows of a client that left before the handler came', async () => {
    const { id, client, connection } = await call();
    client.destroy();
    await untilAborted(connection);
    assert.equal(connectionOf(id), connection);
  });

  it('does not mistake the end of an answer for a client that left, and forgets it', async () => {
    const { id, client, response, connection } = await call();
    response.end('done');
    const [answer] = (await once(client, 'response')) as [NodeJS.ReadableStream];
    answer.resume();
    if (!response.closed) await once(response, 'close');
    assert.equal(connection.signal.aborted, false);
    assert.notEqual(connectionOf(id), connection);
  });

  it('waits for a slow reader, and no longer than until it leaves', async () => {
    const { client, response, connection } = await call();
    await connection.drained();
    response.write(moreThanBuffersHold);
    const state = { drained: false };
    const drained = connection.drained().then(() => (state.drained = true));
    const [answer] = (await once(client, 'response')) as [NodeJS.ReadableStream];
    assert.equal(state.drained, false);
    answer.resume();
    await drained;

    answer.pause();
    response.write(moreThanBuffersHold);
    const waiting = connection.drained();
    client.destroy();
    await waiting;
  });

  it('can break the connection', async () => {
    const { client, response, connection } = await call();
    response.write('half');
    const [answer] = (await once(client, 'response')) as [NodeJS.ReadableStream];
    answer.resume();
    connection.cut();
    const [error] = (await once(answer, 'error')) as [NodeJS.ErrnoException];
    assert.equal(error.code, 'ECONNRESET');
  });

  it('is one that never closes for an invocation without a connection', async () => {
    const connection = connectionOf('unknown');
    await connection.drained();
    connection.cut();
    assert.equal(connection.signal.aborted, false);
  });
});
