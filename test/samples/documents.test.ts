import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { readSource } from '../../tools/samples/read-source.ts';
import { renderPdf } from '../../tools/samples/render-pdf.ts';
import { pdfPageTexts } from '../support/pdf-text.ts';

const sources = new URL('../../samples/source/', import.meta.url);
const documents = new URL('../../samples/documents/', import.meta.url);

test('every PDF is the rendering of its source, byte for byte', async () => {
  const names = await readdir(sources);
  const pdfs = (await readdir(documents)).filter((name) => name.endsWith('.pdf'));
  assert.deepEqual(names.map((name) => name.replace(/md$/, 'pdf')).sort(), pdfs.sort());
  for (const name of names) {
    const rendered = await renderPdf(readSource(await readFile(new URL(name, sources), 'utf8')));
    const committed = await readFile(new URL(name.replace(/md$/, 'pdf'), documents));
    assert.ok(rendered.equals(committed), `${name}: run "npm run samples"`);
  }
});

test('the manual has 30 pages, each with text and its number', async () => {
  const pages = await pdfPageTexts(
    await readFile(new URL('heron-heat-pump-manual.pdf', documents)),
  );
  assert.equal(pages.length, 30);
  pages.slice(1).forEach((text, index) => {
    assert.match(text, new RegExp(`Page ${index + 2} of 30`));
    assert.ok(text.length > 500, `page ${index + 2} has ${text.length} characters`);
  });
});
