import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chunkInWorker, parseInWorker } from '../../../../shared/ingest/worker/parse-in-worker.ts';
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
    const parsed = await parseInWorker({ bytes, mediaType, limits: defaultParseLimits }, signal);
    assert.equal(parsed.text, text);
    const passages = await chunkInWorker(parsed, limits, signal);
    assert.deepEqual(
      passages.map(({ content }) => content),
      [text],
    );
  }
});

test('a refusal keeps its code on the way out of the worker', async () => {
  const bytes = Buffer.from('%PDF-1.7 broken');
  const parsing = parseInWorker(
    { bytes, mediaType: 'application/pdf', limits: defaultParseLimits },
    signal,
  );
  await assert.rejects(parsing, { name: 'IngestFailure', code: 'damaged_document' });
});

test('more text than allowed is refused before it leaves the worker', async () => {
  const bytes = Buffer.from('Word '.repeat(100));
  const parsing = parseInWorker(
    { bytes, mediaType: 'text/plain', limits: { ...defaultParseLimits, maxText: 100 } },
    signal,
  );
  await assert.rejects(parsing, { name: 'IngestFailure', code: 'too_much_text' });
});
