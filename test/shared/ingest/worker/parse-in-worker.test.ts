import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  chunkInWorker,
  joinRangesInWorker,
  parseInWorker,
  parseUpToInWorker,
  readRangeInWorker,
} from '../../../../shared/ingest/worker/parse-in-worker.ts';
import { makePdf, paragraph } from '../../../support/make-pdf.ts';
import { defaultParseLimits } from '../../../support/default-parse-limits.ts';

const signal = new AbortController().signal;
const limits = { maxTokens: 64, overlapTokens: 8 };

test('parses and chunks every media type in the real worker', async () => {
  const pdf = await makePdf((drawn) => paragraph(drawn, 'A paragraph in a PDF.'));
  const html = Buffer.from('<h1>Title</h1><p>A paragraph in HTML.</p>');
  const documents = [
    { mediaType: 'application/pdf', bytes: pdf, text: 'A paragraph in a PDF.' },
    { mediaType: 'text/html', bytes: html, text: '# Title\n\nA paragraph in HTML.' },
    { mediaType: 'text/markdown', bytes: Buffer.from('# One'), text: '# One' },
    { mediaType: 'text/plain', bytes: Buffer.from('Plain.'), text: 'Plain.' },
  ] as const;
  for (const { mediaType, bytes, text } of documents) {
    const job = { bytes, mediaType, limits: defaultParseLimits };
    const parsed = await parseInWorker(async () => job, signal);
    assert.equal(parsed.text, text);
    const passages = await chunkInWorker(async () => ({ document: parsed, limits }), signal);
    assert.deepEqual(
      passages.map(({ content }) => content),
      [text],
    );
  }
});

test('a refusal keeps its code on the way out of the worker', async () => {
  const bytes = Buffer.from('%PDF-1.7 broken');
  const job = { bytes, mediaType: 'application/pdf', limits: defaultParseLimits } as const;
  const parsing = parseInWorker(async () => job, signal);
  await assert.rejects(parsing, { name: 'IngestFailure', code: 'damaged_document' });
});

test('more text than allowed is refused before it leaves the worker', async () => {
  const bytes = Buffer.from('Word '.repeat(100));
  const few = { ...defaultParseLimits, maxText: 100 };
  const job = { bytes, mediaType: 'text/plain', limits: few } as const;
  const parsing = parseInWorker(async () => job, signal);
  await assert.rejects(parsing, { name: 'IngestFailure', code: 'too_much_text' });
});

test('a long PDF is only looked at, read range by range and joined to the same document', async () => {
  const drawn = await makePdf((pdf) => {
    for (let page = 1; page <= 120; page += 1) {
      if (page > 1) pdf.addPage();
      paragraph(pdf, `Paragraph ${page} says that page ${page} comes after page ${page - 1}.`);
    }
  });
  const bytes = Buffer.from(drawn);
  const job = { bytes, mediaType: 'application/pdf', limits: defaultParseLimits } as const;
  const facts = await parseUpToInWorker(100, async () => job, signal);
  assert.ok(!('text' in facts));
  assert.equal(facts.pages, 120);
  const ranges = [];
  for (const range of [
    { first: 1, last: 100 },
    { first: 101, last: 120 },
  ]) {
    ranges.push(await readRangeInWorker(async () => ({ bytes, range }), signal));
  }
  const join = { facts, ranges, limits: defaultParseLimits };
  const joined = await joinRangesInWorker(async () => join, signal);
  assert.deepEqual(joined, await parseInWorker(async () => job, signal));
});
