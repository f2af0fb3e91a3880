import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { describe, it, type TestContext } from 'node:test';
import { spawnHost } from '../../../local/stack/spawn-host.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const app = `
  import { app } from ${JSON.stringify(import.meta.resolve('@azure/functions'))};
  app.http('hello', { authLevel: 'anonymous', handler: () => ({ body: 'hello' }) });`;

/** Starts a host for an app of this source text. */
function start(t: TestContext, source: string, folder = temporaryFolder(t)) {
  const entry = join(folder, 'app.mjs');
  writeFileSync(entry, source);
  return spawnHost({
    entry,
    hostJson: { version: '2.0' },
    port: 0,
    stateDirectory: join(folder, 'state'),
    pageDirectory: folder,
    settings: {},
    log: () => undefined,
  });
}

describe('spawnHost', () => {
  it('serves until it is stopped, which is no crash', async (t) => {
    const host = await start(t, app);
    let crash: string | undefined;
    void host.crashed.then((how) => (crash = how));
    const answer = await fetch(`${host.url}/api/hello`);
    assert.equal(await answer.text(), 'hello');
    await host.stop();
    await assert.rejects(fetch(host.url));
    await host.stop();
    assert.equal(crash, undefined);
  });

  it('tells how a host ended that was not asked to', async (t) => {
    const host = await start(t, app);
    process.kill(host.pid, 'SIGKILL');
    assert.equal(await host.crashed, 'SIGKILL');
    await host.stop();
  });

  it("fails with the host's own sentence", async (t) => {
    await assert.rejects(start(t, 'throw new Error("The app is not well.")'), {
      name: 'LocalError',
      message: /The app is not well\./,
    });
  });

  it('says so when the app ends the process', async (t) => {
    await assert.rejects(start(t, 'process.exit(3)'), {
      name: 'LocalError',
      message: 'The Functions host ended while it started (exit code 3).',
    });
  });

  it('says how to begin anew when its saved files are damaged', async (t) => {
    const folder = temporaryFolder(t);
    mkdirSync(join(folder, 'state'));
    writeFileSync(join(folder, 'state', 'host.db'), 'no database'.repeat(1000));
    await assert.rejects(start(t, app, folder), {
      name: 'LocalError',
      message: /host\.db.*\nTo begin anew.*npm start -- --reset/,
    });
  });
});
