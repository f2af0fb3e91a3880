import assert from 'node:assert/strict';
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { HostLogEntry } from '../../../local/host/host-log.ts';

describe('a host whose functions throw outside of any promise', () => {
  const entries: HostLogEntry[] = [];
  let directory: string;
  let child: ChildProcess;
  let url = '';

  before(async () => {
    directory = await mkdtemp(join(tmpdir(), 'grounded-crash-'));
    child = fork(new URL('./fixtures/run-crash-host.ts', import.meta.url), [directory], {
      execArgv: ['--disable-warning=ExperimentalWarning'],
    });
    child.on('message', (message: { url?: string; entry?: HostLogEntry }) => {
      url = message.url ?? url;
      if (message.entry) entries.push(message.entry);
    });
    while (url === '') await once(child, 'message');
  });

  after(async () => {
    const exited = once(child, 'exit');
    child.disconnect();
    // Nothing is left that keeps the process alive, the library's own server included.
    assert.deepEqual(await exited, [0, null]);
    await rm(directory, { recursive: true });
  });

  const waitForMessage = async (text: RegExp) => {
    for (;;) {
      const found = entries.find((entry) => entry.kind === 'message' && text.test(entry.message));
      if (found) return found;
      await once(child, 'message');
    }
  };

  it('fails the invocation, names the function in the log, and goes on', async () => {
    assert.equal((await fetch(`${url}/api/throwsInTimer`)).status, 500);
    const line = await waitForMessage(/Uncaught error.*thrown where nobody waits/);
    assert.equal(line.function, 'throwsInTimer');
    assert.equal(line.level, 'error');
    assert.equal(await (await fetch(`${url}/api/fine`)).text(), 'fine');
  });

  it('lets an invocation with a stray rejection answer, and names it in the log', async () => {
    const answer = await fetch(`${url}/api/rejectsAside`);
    assert.equal(await answer.text(), 'answered all the same');
    const line = await waitForMessage(/Unhandled promise rejection.*rejected where nobody waits/);
    assert.equal(line.function, 'rejectsAside');
  });

  it('refuses a function that is registered after start', async () => {
    assert.equal((await fetch(`${url}/api/registersLate`)).status, 500);
    await waitForMessage(/"late" was registered after start/);
    assert.equal((await fetch(`${url}/api/late`)).status, 404);
  });
});
