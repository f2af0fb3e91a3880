import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Metafile } from 'esbuild';
import { bundleFaults } from '../../../tools/build/check-bundle.ts';

const lockfile = {
  packages: {
    'node_modules/zod': {},
    'node_modules/ai': { dev: true },
    'node_modules/both': {},
    'node_modules/both/node_modules/@scope/inner': { dev: true },
  },
};
const library = 'node_modules/@azure/functions/dist/azure-functions.js';

/** A bundle of outputs, each given by the files in it. */
function metafile(outputs: Readonly<Record<string, readonly string[]>>): Metafile {
  const input = { bytes: 1, imports: [] };
  return {
    inputs: Object.fromEntries(
      Object.values(outputs).flatMap((files) => files.map((file) => [file, input])),
    ),
    outputs: Object.fromEntries(
      Object.entries(outputs).map(([name, files]) => [
        name,
        {
          bytes: 1,
          imports: [],
          exports: [],
          inputs: Object.fromEntries(files.map((file) => [file, { bytesInOutput: 1 }])),
        },
      ]),
    ),
  };
}

describe('bundleFaults', () => {
  it('accepts sources, dependencies and what these bring along', () => {
    const files = ['functions/main.ts', 'node_modules/zod/index.js', 'node_modules/tslib/tslib.js'];
    assert.deepEqual(bundleFaults(metafile({ 'dist/main.js': [...files, library] }), lockfile), []);
  });

  for (const folder of ['local', 'test', 'tools', 'web']) {
    it(`refuses a file of ${folder}/`, () => {
      const faults = bundleFaults(
        metafile({ 'dist/main.js': [`${folder}/a.ts`, library] }),
        lockfile,
      );
      assert.deepEqual(faults, [`${folder}/a.ts belongs to the local stack or the tools.`]);
    });
  }

  it('refuses what only development needs', () => {
    const inner = 'node_modules/both/node_modules/@scope/inner';
    const files = ['node_modules/ai/index.js', 'node_modules/both/index.js', `${inner}/a.js`];
    assert.deepEqual(bundleFaults(metafile({ 'dist/main.js': [...files, library] }), lockfile), [
      'node_modules/ai/index.js is part of the development dependency node_modules/ai.',
      `${inner}/a.js is part of the development dependency ${inner}.`,
    ]);
  });

  it('does not take a package for another whose name begins alike', () => {
    const files = ['node_modules/ai-extra/index.js', library];
    assert.deepEqual(bundleFaults(metafile({ 'dist/main.js': files }), lockfile), []);
  });

  const once = /@azure\/functions must be in the bundle once/;

  it('refuses a nested second copy of @azure/functions', () => {
    const nested = `node_modules/durable-functions/${library}`;
    const [fault] = bundleFaults(metafile({ 'dist/main.js': [library, nested] }), lockfile);
    assert.match(fault ?? '', once);
    assert.match(fault ?? '', /2 times/);
  });

  it('refuses @azure/functions in two files of the bundle', () => {
    const outputs = { 'dist/main.js': [library], 'dist/parse-worker.js': [library] };
    assert.match(bundleFaults(metafile(outputs), lockfile)[0] ?? '', /2 times/);
  });

  it('refuses a bundle without @azure/functions', () => {
    const faults = bundleFaults(metafile({ 'dist/main.js': ['functions/main.ts'] }), lockfile);
    assert.match(faults[0] ?? '', /0 times/);
  });
});
