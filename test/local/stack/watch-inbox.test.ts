import assert from 'node:assert/strict';
import {
  appendFileSync,
  mkdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, it, type TestContext } from 'node:test';
import { watchInbox } from '../../../local/stack/watch-inbox.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

/** Pauses that end when the test says so. */
class ManualPause {
  #paused = Promise.withResolvers<undefined>();
  #wake: () => void = () => undefined;

  readonly pause = (signal: AbortSignal): Promise<void> => {
    const { promise, resolve } = Promise.withResolvers<undefined>();
    this.#wake = () => resolve(undefined);
    signal.addEventListener('abort', this.#wake);
    this.#paused.resolve(undefined);
    return promise;
  };

  /** Resolves when the look under way is over. */
  async over(): Promise<void> {
    await this.#paused.promise;
  }

  /** Lets the inbox look again. */
  async look(): Promise<void> {
    await this.over();
    this.#paused = Promise.withResolvers();
    this.#wake();
    await this.over();
  }
}

/** An inbox in a folder of its own, and what was put in and complained about. */
function inboxIn(t: TestContext, home = temporaryFolder(t)) {
  const puts: string[] = [];
  const complaints: string[] = [];
  const failing = new Set<string>();
  const time = new ManualPause();
  const directory = join(home, 'inbox');
  const memoryFile = join(home, 'inbox.json');
  const inbox = watchInbox({
    directory,
    memoryFile,
    pause: time.pause,
    put: async (file, name) => {
      if (failing.has(name)) throw new Error('Storage is away.');
      puts.push(`${name}: ${readFileSync(file, 'utf8')}`);
    },
    onError: (name, error) => complaints.push(`${name}: ${String(error)}`),
  });
  t.after(() => inbox.close());
  return {
    home,
    directory,
    memoryFile,
    puts,
    complaints,
    failing,
    inbox,
    write: (name: string, content: string) => {
      const file = join(directory, name);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, content);
    },
    looks: async (count: number) => {
      for (let i = 0; i < count; i++) await time.look();
    },
  };
}

describe('watchInbox', () => {
  it('puts a new file in once', async (t) => {
    const { write, looks, puts } = inboxIn(t);
    await looks(1);
    write('a.md', 'text');
    await looks(5);
    assert.deepEqual(puts, ['a.md: text']);
  });

  it('puts a changed file in again', async (t) => {
    const { write, looks, puts } = inboxIn(t);
    write('a.md', 'text');
    await looks(3);
    write('a.md', 'another text');
    await looks(3);
    assert.deepEqual(puts, ['a.md: text', 'a.md: another text']);
  });

  it('notices a change that keeps the size', async (t) => {
    const { directory, write, looks, puts } = inboxIn(t);
    write('a.md', 'one');
    await looks(3);
    write('a.md', 'two');
    utimesSync(join(directory, 'a.md'), new Date(), new Date('2030-01-01'));
    await looks(3);
    assert.deepEqual(puts, ['a.md: one', 'a.md: two']);
  });

  it('waits for a file that is still growing', async (t) => {
    const { directory, write, looks, puts } = inboxIn(t);
    await looks(1);
    write('a.md', '1');
    for (const part of ['2', '3', '4']) {
      await looks(1);
      appendFileSync(join(directory, 'a.md'), part);
    }
    assert.deepEqual(puts, []);
    await looks(2);
    assert.deepEqual(puts, ['a.md: 1234']);
  });

  it('names files of subfolders by their path, and leaves dot names out', async (t) => {
    const { write, looks, puts } = inboxIn(t);
    write('hr/2026/leave.md', 'text');
    write('.hidden.md', 'no');
    write('hr/.cache/index.md', 'no');
    write('.git/config.md', 'no');
    await looks(3);
    assert.deepEqual(puts, ['hr/2026/leave.md: text']);
  });

  it('tries again what failed, and complains once', async (t) => {
    const { write, looks, puts, complaints, failing } = inboxIn(t);
    failing.add('a.md');
    write('a.md', 'a');
    write('b.md', 'b');
    await looks(8);
    assert.deepEqual(puts, ['b.md: b']);
    assert.deepEqual(complaints, ['a.md: Error: Storage is away.']);
    failing.clear();
    await looks(2);
    assert.deepEqual(puts, ['b.md: b', 'a.md: a']);
  });

  it('remembers across restarts', async (t) => {
    const first = inboxIn(t);
    first.write('a.md', 'text');
    await first.looks(3);
    await first.inbox.close();
    const second = inboxIn(t, first.home);
    second.write('b.md', 'new');
    await second.looks(3);
    assert.deepEqual(second.puts, ['b.md: new']);
  });

  for (const damaged of ['[["a.md"', '7', '{}', 'null', '']) {
    it(`puts all in again when its memory is ${damaged || 'empty'}`, async (t) => {
      const first = inboxIn(t);
      first.write('a.md', 'text');
      await first.looks(3);
      await first.inbox.close();
      writeFileSync(first.memoryFile, damaged);
      const second = inboxIn(t, first.home);
      await second.looks(3);
      assert.deepEqual(second.puts, ['a.md: text']);
    });
  }

  it('takes a file that was removed and put back unchanged', async (t) => {
    const { directory, write, looks, puts } = inboxIn(t);
    const back = () => {
      write('a.md', 'text');
      utimesSync(join(directory, 'a.md'), new Date('2026-01-01'), new Date('2026-01-01'));
    };
    back();
    await looks(3);
    rmSync(join(directory, 'a.md'));
    await looks(1);
    back();
    await looks(3);
    assert.deepEqual(puts, ['a.md: text', 'a.md: text']);
  });

  it('survives the removal of its folder', async (t) => {
    const { directory, write, looks, puts, complaints } = inboxIn(t);
    await looks(1);
    rmSync(directory, { recursive: true });
    await looks(1);
    write('a.md', 'text');
    await looks(3);
    assert.deepEqual(puts, ['a.md: text']);
    assert.deepEqual(complaints, []);
  });

  it('complains once about a folder that has become a file', async (t) => {
    const { directory, looks, complaints } = inboxIn(t);
    await looks(1);
    rmSync(directory, { recursive: true });
    writeFileSync(directory, 'a file');
    await looks(4);
    assert.equal(complaints.length, 1);
    assert.match(complaints[0] ?? '', /EEXIST/);
  });

  it('complains once when it cannot remember', async (t) => {
    const { memoryFile, write, looks, puts, complaints } = inboxIn(t);
    mkdirSync(memoryFile);
    write('a.md', 'text');
    await looks(6);
    assert.deepEqual(puts, ['a.md: text']);
    assert.equal(complaints.length, 1);
  });

  it('gives up in silence what is under way when it is closed', async (t) => {
    const stopping = new AbortController();
    const home = temporaryFolder(t);
    const started = Promise.withResolvers<undefined>();
    const complaints: string[] = [];
    const inbox = watchInbox({
      directory: join(home, 'inbox'),
      memoryFile: join(home, 'inbox.json'),
      pause: () => Promise.resolve(),
      put: async () => {
        started.resolve(undefined);
        const { promise, reject } = Promise.withResolvers<never>();
        stopping.signal.addEventListener('abort', () => reject(new Error('aborted')));
        return promise;
      },
      onError: (name) => complaints.push(name),
    });
    writeFileSync(join(home, 'inbox', 'a.md'), 'text');
    await started.promise;
    const closed = inbox.close();
    stopping.abort();
    await closed;
    assert.deepEqual(complaints, []);
  });
});
