import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { describe, it, type TestContext } from 'node:test';
import { requireFreePorts, stackPorts, type StackPorts } from '../../../local/stack/free-ports.ts';

const anyPorts: StackPorts = { host: 0, cosmos: 0, search: 0, model: 0, blob: 0, bus: 0 };

async function takenPort(t: TestContext): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  t.after(() => server.close());
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}

describe('stackPorts', () => {
  it('takes six ports in a row', () => {
    const ports = { host: 9000, cosmos: 9001, search: 9002, model: 9003, blob: 9004, bus: 9005 };
    assert.deepEqual(stackPorts(9000), ports);
  });
});

describe('requireFreePorts', () => {
  it('is content with free ports, and leaves them free', async () => {
    await requireFreePorts(anyPorts);
  });

  it('names the taken port and its use', async (t) => {
    const search = await takenPort(t);
    await assert.rejects(requireFreePorts({ ...anyPorts, search }), {
      name: 'LocalError',
      message: new RegExp(`^Port ${search} \\(search\\) is taken by another program.*\\nStop it`),
    });
  });

  it('advises ports that exist', async (t) => {
    const host = await takenPort(t);
    await assert.rejects(requireFreePorts({ ...anyPorts, host }), ({ message }: Error) => {
      const advised = Number(/--port (\d+)$/.exec(message)?.[1]);
      assert.notEqual(advised, host);
      assert.ok(advised > 0 && advised <= 65_530, message);
      return true;
    });
  });

  it('tells a port out of reach from a taken one', async () => {
    const outOfReach = { ...anyPorts, blob: 65_536 };
    await assert.rejects(requireFreePorts(outOfReach), {
      name: 'LocalError',
      message: /^Port 65536 \(blob\) cannot be used \(ERR_SOCKET_BAD_PORT\)\.\nChoose other ports/,
    });
  });
});
