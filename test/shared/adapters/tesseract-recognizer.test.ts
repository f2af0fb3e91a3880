import assert from 'node:assert/strict';
import { test } from 'node:test';
import { TesseractRecognizer } from '../../../shared/adapters/tesseract-recognizer.ts';
import { testSettings } from '../../support/local-settings.ts';

const signal = new AbortController().signal;
const recognizer = new TesseractRecognizer(testSettings({ OCR_MAX_PAGES: '7' }));

test('takes on as many pages as the setting says, one at a time', () => {
  assert.deepEqual([recognizer.maxPages, recognizer.pagesPerCall], [7, 1]);
});

test('a page that cannot be drawn is an answer in words', async () => {
  const result = await recognizer.begin({ bytes: Buffer.from('%PDF-1.7'), pages: [1] }, signal);
  const reason = 'The picture of the page could not be drawn or read.';
  assert.deepEqual(result, { status: 'failed', reason });
});

test('stops when the caller gives up', async () => {
  const reason = new Error('given up');
  const begun = recognizer.begin(
    { bytes: Buffer.from('%PDF-1.7'), pages: [1] },
    AbortSignal.abort(reason),
  );
  await assert.rejects(begun, reason);
});

test('an operation of another engine is no result', async () => {
  await assert.rejects(recognizer.poll(), { code: 'recognition_unavailable', transient: false });
});
