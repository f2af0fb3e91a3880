import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { packageSize } from '../../../tools/build/package-size.ts';

describe('packageSize', () => {
  const root = mkdtempSync(join(tmpdir(), 'grounded-size-'));
  const outdir = join(root, 'dist');

  before(() => {
    mkdirSync(join(outdir, 'pdfjs'), { recursive: true });
    writeFileSync(join(root, 'host.json'), '{}');
    writeFileSync(join(root, 'package.json'), '{}');
    writeFileSync(join(root, 'not-deployed.txt'), 'x'.repeat(100));
    writeFileSync(join(outdir, 'main.js'), 'a'.repeat(1000));
    writeFileSync(join(outdir, 'pdfjs', 'map'), '');
  });
  after(() => rmSync(root, { recursive: true, force: true }));

  it('counts host.json, package.json and everything in dist', () => {
    const size = packageSize(root, outdir);
    assert.equal(size.files, 4);
    assert.equal(size.unpacked, 2 + 2 + 1000);
  });

  it('gives the bytes of the zip file: packed contents, headers and names', () => {
    const names = ['host.json', 'package.json', 'dist/main.js', 'dist/pdfjs/map'].join('');
    const overhead = 4 * 76 + 2 * names.length + 22;
    const { zipped } = packageSize(root, outdir);
    assert.ok(zipped > overhead, `${zipped} holds more than the headers`);
    assert.ok(zipped < overhead + 60, `${zipped} holds a thousand equal letters packed`);
  });
});
