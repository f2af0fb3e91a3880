import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { requireFreePorts, stackPorts } from '../../local/stack/free-ports.ts';
import { ApiClient } from '../../tools/support/api-client.ts';
import { allGone, Launcher } from '../support/launcher.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

/** A port that is free, as are the four after it. */
async function freePort(): Promise<number> {
  for (;;) {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    server.close();
    await once(server, 'close');
    const areFree = await requireFreePorts(stackPorts(port)).then(
      () => true,
      () => false,
    );
    if (areFree) return port;
  }
}

describe('npm start', () => {
  const home = temporaryFolder({ after });
  let port: number;
  let api: ApiClient;
  const launched: Launcher[] = [];

  function launch(args: readonly string[] = [], folder = home): Launcher {
    const launcher = new Launcher(folder, ['--port', String(port), ...args]);
    launched.push(launcher);
    return launcher;
  }

  /** What a start prints that ends by itself; anything but a sentence and exit code 1 fails the test. */
  async function refusal(args: readonly string[] = [], folder = home): Promise<string> {
    const launcher = launch(args, folder);
    assert.equal(await launcher.exitCode(), 1);
    assert.doesNotMatch(launcher.output, /^ +at /m, 'a stack trace');
    return launcher.output;
  }

  before(async () => {
    port = await freePort();
    api = new ApiClient(`http://localhost:${port}`);
    mkdirSync(join(home, 'inbox'));
    writeFileSync(
      join(home, 'inbox', 'boathouse.md'),
      '# Boathouse\n\nThe boathouse key hangs in locker 17.\n',
    );
  });
  after(async () => {
    for (const launcher of launched) if (!launcher.hasEnded) await launcher.end('SIGKILL');
  });

  it('shows its help', async () => {
    const launcher = launch(['--help']);
    assert.equal(await launcher.exitCode(), 0);
    assert.match(launcher.output, /^Starts Grounded .*\n\nUsage: npm start -- \[options\]/);
  });

  it('refuses an option it does not know', async () => {
    assert.match(await refusal(['--verbose']), /--verbose.*\nnpm start -- --help shows/);
  });

  it('says which port is taken', async (t) => {
    const other = createServer().listen(port + 1, '127.0.0.1');
    t.after(() => other.close());
    await once(other, 'listening');
    assert.match(
      await refusal(),
      new RegExp(`^Port ${port + 1} \\(cosmos\\) is taken.*\\nStop it`),
    );
  });

  it('says what to do about damaged saved state', async (t) => {
    const folder = temporaryFolder(t);
    mkdirSync(join(folder, '.local', 'cosmos'), { recursive: true });
    writeFileSync(join(folder, '.local', 'cosmos', 'cosmos.db'), 'no database'.repeat(1000));
    assert.match(await refusal([], folder), /cosmos\.db .*\nTo begin anew .*--reset/);
    writeFileSync(join(folder, '.local', 'state.json'), '{"form');
    assert.match(await refusal([], folder), /state\.json is damaged\.\nTo begin anew .*--reset/);
  });

  describe('the first time', () => {
    let first: Launcher;
    let sessionId: string;

    it('says where everything is, and puts samples in', async () => {
      first = launch();
      await first.printed('First run: 11 sample documents are being read.');
      assert.match(first.output, /Grounded is running \(after \d+\.\d s\)/);
      assert.match(first.output, new RegExp(`Page +http://localhost:${port}\\n`));
      assert.match(first.output, /curl -s .*\/api\/chat/);
      assert.ok(first.output.includes(`into ${join(home, 'inbox')}`), first.output);
      assert.match(first.output, /Model +grounded-extractive, on this machine/);
    });

    it('serves the page', async () => {
      const page = await fetch(`http://localhost:${port}/`);
      assert.equal(page.status, 200);
      assert.match(await page.text(), /<div id="root">/);
    });

    it('indexes what lies in the inbox, tells it, and answers from it', async () => {
      await api.settledPaths(['boathouse.md']);
      await first.printed('indexed   boathouse.md  (1 page');
      const answer = await api.ask('Where does the boathouse key hang?');
      assert.equal(answer.citations[0]?.path, 'boathouse.md');
      ({ sessionId } = answer);
    });

    it('keeps its saved state to itself, on whatever ports a second one starts', async () => {
      assert.match(await refusal(), /^Port \d+ \(host\) is taken .*Grounded itself/);
      const second = new Launcher(home, ['--port', String(await freePort()), '--reset']);
      launched.push(second);
      assert.equal(await second.exitCode(), 1);
      assert.match(
        second.output,
        /^Grounded is already running with the saved state in .*\nStop it/,
      );
    });

    it('stops with all its processes at Ctrl-C', async () => {
      const processes = first.processes() ?? [];
      assert.equal(await first.end('SIGINT'), 0);
      await allGone(processes);
      assert.doesNotMatch(first.output, /ended by itself|not put in|While stopping/);
    });

    it('has documents and conversations after a restart, and does not put samples in again', async () => {
      const again = launch();
      await again.printed('Grounded is running');
      const documents = await api.documents();
      assert.ok(documents.some(({ path }) => path === 'boathouse.md'));
      assert.ok(documents.some(({ path }) => path === 'samples/employee-handbook.pdf'));
      const messages = await api.fetch(`/api/sessions/${sessionId}/messages`);
      const { items } = (await messages.json()) as { items: unknown[] };
      assert.equal(items.length, 2);

      const processes = again.processes() ?? [];
      assert.equal(await again.end('SIGKILL'), null);
      await allGone(processes);
      assert.doesNotMatch(again.output, /First run/);
    });

    it('begins anew with --reset, without samples where they are not wanted', async () => {
      const anew = launch(['--reset', '--no-samples']);
      await anew.printed('Grounded is running');
      await assert.rejects(api.fetch(`/api/sessions/${sessionId}`), { status: 404 });
      await api.settledPaths(['boathouse.md']);
      assert.deepEqual(
        (await api.documents()).map(({ path }) => path),
        ['boathouse.md'],
      );
      const processes = anew.processes() ?? [];
      assert.equal(await anew.end('SIGTERM'), 0);
      await allGone(processes);
      assert.doesNotMatch(anew.output, /First run/);
    });
  });
});
