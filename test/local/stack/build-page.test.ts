import assert from 'node:assert/strict';
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it, type TestContext } from 'node:test';
import { buildPage } from '../../../local/stack/build-page.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

/** A project whose page is built by a program that counts its runs in place of vite. */
function project(t: TestContext) {
  const root = temporaryFolder(t);
  const file = (...path: string[]) => join(root, ...path);
  const write = (path: string[], content: string) => {
    mkdirSync(file(...path.slice(0, -1)), { recursive: true });
    writeFileSync(file(...path), content);
  };
  write(['package-lock.json'], '{}');
  write(['web', 'index.html'], 'page');
  write(['web', 'src', 'main.ts'], 'main');
  write(['shared', 'text', 'printable-name.ts'], 'borrowed');
  write(
    ['node_modules', 'vite', 'bin', 'vite.js'],
    `const { appendFileSync, existsSync, mkdirSync, rmSync } = require('node:fs');
     if (existsSync('broken')) { console.error('src/main.ts: unexpected token'); process.exit(2); }
     rmSync('web/dist', { recursive: true, force: true });
     mkdirSync('web/dist');
     appendFileSync('builds', 'x');`,
  );
  return { root, write, file, builds: () => readFileSync(file('builds'), 'utf8').length };
}

describe('buildPage', () => {
  it('builds once for the same sources', async (t) => {
    const { root, file, builds } = project(t);
    assert.equal(await buildPage(root), file('web', 'dist'));
    await buildPage(root);
    assert.equal(builds(), 1);
  });

  it('builds again when a source or a package changed, or the result is gone', async (t) => {
    const { root, write, file, builds } = project(t);
    await buildPage(root);
    write(['web', 'src', 'main.ts'], 'changed');
    await buildPage(root);
    assert.equal(builds(), 2);
    write(['package-lock.json'], '{"changed":true}');
    await buildPage(root);
    assert.equal(builds(), 3);
    write(['shared', 'text', 'printable-name.ts'], 'changed');
    await buildPage(root);
    assert.equal(builds(), 4);
    cpSync(file('web', 'src', 'main.ts'), file('web', 'src', 'renamed.ts'));
    rmSync(file('web', 'src', 'main.ts'));
    await buildPage(root);
    assert.equal(builds(), 5);
    rmSync(file('web', 'dist'), { recursive: true });
    await buildPage(root);
    assert.equal(builds(), 6);
  });

  it('fails with what the build said, and builds anew next time', async (t) => {
    const { root, file, write, builds } = project(t);
    write(['broken'], '');
    await assert.rejects(buildPage(root), {
      name: 'LocalError',
      message: 'The page could not be built:\nsrc/main.ts: unexpected token',
    });
    rmSync(file('broken'));
    await buildPage(root);
    assert.equal(builds(), 1);
  });

  it('says what is missing when the packages are', async (t) => {
    const { root, file } = project(t);
    rmSync(file('node_modules'), { recursive: true });
    await assert.rejects(buildPage(root), { name: 'LocalError', message: /Run npm ci/ });
  });

  it('is given up with the signal', async (t) => {
    const { root } = project(t);
    await assert.rejects(buildPage(root, AbortSignal.abort()), { name: 'AbortError' });
  });
});
