import assert from 'node:assert/strict';
import { test } from 'node:test';
import { getDocument, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { Block, HeadingBlock, ParagraphBlock } from '../../../tools/samples/blocks.ts';
import type { SampleSource } from '../../../tools/samples/read-source.ts';
import { renderPdf } from '../../../tools/samples/render-pdf.ts';
import { pdfPageTexts } from '../../support/pdf-text.ts';

const heading = (level: number, text: string): HeadingBlock => ({ kind: 'heading', level, text });
const paragraph = (text: string): ParagraphBlock => ({
  kind: 'paragraph',
  runs: [{ text, style: 'plain' }],
});
const filler = (count: number): Block[] =>
  Array.from({ length: count }, (_, index) => paragraph(`Filler ${index + 1}.`));

const source = (blocks: Block[], changes: Partial<SampleSource> = {}): SampleSource => ({
  title: 'Fan manual',
  subtitle: 'For tests',
  reference: 'T-1',
  author: 'Larkmere',
  issued: new Date('2025-02-03T00:00:00Z'),
  cover: false,
  chapterPages: false,
  blocks,
  ...changes,
});

async function open(bytes: Buffer): Promise<PDFDocumentProxy> {
  return getDocument({ data: Uint8Array.from(bytes), verbosity: 0 }).promise;
}

test('a document with a cover lists its chapters with their pages', async () => {
  const blocks = [heading(1, 'Safety'), paragraph('Wait.'), heading(1, 'Care'), paragraph('Dust.')];
  const bytes = await renderPdf(source(blocks, { cover: true, chapterPages: true }));
  const pages = await pdfPageTexts(bytes);
  assert.equal(pages.length, 4);
  assert.match(pages[0] ?? '', /Fan manual For tests T-1 \| Issued 3 February 2025/);
  assert.match(pages[1] ?? '', /Contents Safety 3 Care 4/);
  assert.match(pages[3] ?? '', /Page 4 of 4 Care Dust\./);
});

test('bookmarks, title, language and tags are set', async () => {
  const blocks = [heading(1, 'Safety'), heading(2, 'Gas'), paragraph('Wait.')];
  const pdf = await open(await renderPdf(source(blocks)));
  const outline = await pdf.getOutline();
  assert.deepEqual(
    outline.map(({ title, items }) => [title, items.map((item: { title: string }) => item.title)]),
    [['Safety', ['Gas']]],
  );
  const { info } = await pdf.getMetadata();
  assert.deepEqual(info, { ...info, Title: 'Fan manual', Language: 'en-GB' });
  const structure = JSON.stringify(await (await pdf.getPage(1)).getStructTree());
  const roles = [...structure.matchAll(/"role":"(\w+)"/g)].map((match) => match[1]);
  assert.deepEqual(roles, ['Document', 'Title', 'P', 'P', 'H1', 'H2', 'P', 'Root']);
  await pdf.loadingTask.destroy();
});

test('a heading moves to the next page together with what follows it', async () => {
  const around = [...filler(26), heading(2, 'Alone?'), paragraph('word '.repeat(200))];
  const pages = await pdfPageTexts(await renderPdf(source(around)));
  assert.equal(pages.length, 2);
  assert.doesNotMatch(pages[0] ?? '', /Alone\?/);
  assert.match(pages[1] ?? '', /Alone\? word/);
});

test('a long table repeats its head on every page', async () => {
  const rows = Array.from({ length: 60 }, (_, index) => [`E${index}`, 'Fan blocked']);
  const table: Block = { kind: 'table', align: ['left', 'left'], header: ['Code', 'Cause'], rows };
  const pages = await pdfPageTexts(await renderPdf(source([table])));
  assert.equal(pages.length, 2);
  for (const page of pages) assert.equal(page.match(/Code Cause/g)?.length, 1);
  assert.match(pages[1] ?? '', /E59 Fan blocked$/);
});
