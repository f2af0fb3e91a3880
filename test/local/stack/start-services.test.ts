import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import process from 'node:process';
import { describe, it, type TestContext } from 'node:test';
import { setImmediate } from 'node:timers/promises';
import { startServices } from '../../../local/stack/start-services.ts';
import { processTree } from '../../../tools/support/process-tree.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const anyPorts = { cosmos: 0, search: 0, model: 0, blob: 0, bus: 0 };

/** Servers of this process and its child processes. */
async function running() {
  // A closed server's handle is let go after the next turn's callbacks.
  await setImmediate();
  await setImmediate();
  return {
    servers: process.getActiveResourcesInfo().filter((name) => name === 'TCPServerWrap').length,
    processes: processTree(process.pid)?.length,
  };
}

function folderWithDamagedSearch(t: TestContext): string {
  const folder = temporaryFolder(t);
  mkdirSync(join(folder, 'search'));
  writeFileSync(join(folder, 'search', 'ai-search.db'), 'no database'.repeat(1000));
  return folder;
}

describe('startServices', () => {
  it('starts all and points the app at them, until they are closed', async (t) => {
    const before = await running();
    const services = await startServices(anyPorts, temporaryFolder(t));
    const { endpoints } = services;
    assert.deepEqual(Object.keys(endpoints).sort(), [
      'AzureWebJobsStorage',
      'COSMOS_ENDPOINT',
      'COSMOS_KEY',
      'DocumentStorage',
      'MODEL_API_KEY',
      'MODEL_ENDPOINT',
      'SEARCH_API_KEY',
      'SEARCH_ENDPOINT',
      'ServiceBus',
    ]);
    const models = await fetch(`${endpoints.MODEL_ENDPOINT}/models`, {
      headers: { authorization: `Bearer ${endpoints.MODEL_API_KEY}` },
    });
    assert.equal(models.status, 200);
    await models.arrayBuffer();
    await services.close();
    assert.deepEqual(await running(), before);
  });

  it('closes the others when one has damaged files, and says how to begin anew', async (t) => {
    const folder = folderWithDamagedSearch(t);
    const before = await running();
    await assert.rejects(startServices(anyPorts, folder), {
      name: 'LocalError',
      message: /^AI Search did not start: .*ai-search\.db.*\nTo begin anew.*npm start -- --reset/,
    });
    assert.deepEqual(await running(), before);
  });

  it('closes the others when a port is taken, and leaves the saved files in peace', async (t) => {
    const other = createServer().listen(0, '127.0.0.1');
    t.after(() => other.close());
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;
    const before = await running();
    for (const use of ['cosmos', 'blob', 'bus'] as const) {
      await assert.rejects(
        startServices({ ...anyPorts, [use]: port }, temporaryFolder(t)),
        ({ name, message }: Error) => {
          assert.equal(name, 'LocalError');
          assert.match(message, /did not start: .*in use/);
          assert.doesNotMatch(message, /--reset/);
          return true;
        },
      );
    }
    assert.deepEqual(await running(), before);
  });
});
