import { readdir, readFile, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { readSource } from './read-source.ts';
import { renderPdf } from './render-pdf.ts';

/** Writes samples/documents/<name>.pdf for each samples/source/<name>.md. */
const sources = new URL('../../samples/source/', import.meta.url);
const documents = new URL('../../samples/documents/', import.meta.url);

for (const file of (await readdir(sources)).filter((name) => name.endsWith('.md'))) {
  const name = `${basename(file, '.md')}.pdf`;
  const pdf = await renderPdf(readSource(await readFile(new URL(file, sources), 'utf8')));
  await writeFile(new URL(name, documents), pdf);
  console.log(`${name}  ${Math.round(pdf.length / 1024)} kB`);
}
