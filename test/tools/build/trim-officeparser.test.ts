import assert from 'node:assert/strict';
import { test } from 'node:test';
import { build } from 'esbuild';
import { trimOfficeparser } from '../../../tools/build/trim-officeparser.ts';

test('a bundle with officeparser has its readers, and neither pdf.js, text recognition nor file detection', async () => {
  const { metafile } = await build({
    stdin: {
      contents: "export { parseOffice } from 'officeparser';",
      resolveDir: import.meta.dirname,
    },
    bundle: true,
    write: false,
    platform: 'node',
    format: 'esm',
    metafile: true,
    plugins: [trimOfficeparser],
  });
  const inputs = Object.keys(metafile.inputs);
  assert.ok(inputs.some((path) => path.endsWith('officeparser/dist/parsers/WordParser.js')));
  const foreign = inputs.filter((path) => /pdfjs-dist|tesseract|file-type/u.test(path));
  assert.deepEqual(foreign, []);
});
