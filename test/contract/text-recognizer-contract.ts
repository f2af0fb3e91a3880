import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type {
  Recognition,
  RecognitionRequest,
  TextRecognizer,
} from '../../shared/ports/text-recognizer.ts';

const signal = new AbortController().signal;
const mostPolls = 20;

/** What a caller does, without the waiting. */
async function finish(recognizer: TextRecognizer, request: RecognitionRequest) {
  let state: Recognition = await recognizer.begin(request, signal);
  for (let polls = 0; state.status === 'running'; polls += 1) {
    assert.ok(polls < mostPolls && state.retryAfter > 0);
    state = await recognizer.poll(state.operation, signal);
  }
  return state;
}

/** Calls with as many pages as the recogniser takes at a time. */
async function readAll(recognizer: TextRecognizer, bytes: Uint8Array, pages: readonly number[]) {
  const read = [];
  for (let at = 0; at < pages.length; at += recognizer.pagesPerCall) {
    const call = pages.slice(at, at + recognizer.pagesPerCall);
    const result = await finish(recognizer, { bytes, pages: call });
    assert.equal(result.status, 'succeeded');
    read.push(...result.pages);
  }
  return read;
}

/**
 * What every TextRecognizer does.
 * @param scan a PDF whose page 1 shows the heading “Parking permits” and a sentence about the “reception desk”, whose page
 * 2 is empty and whose page 3 is about “annual leave”
 */
export function textRecognizerContract(open: () => TextRecognizer, scan: () => Uint8Array): void {
  describe('a text recogniser', () => {
    it('reads the pages that are asked for, as Markdown', async () => {
      const [first, third, ...more] = await readAll(open(), scan(), [1, 3]);
      assert.deepEqual([first?.page, third?.page, more.length], [1, 3, 0]);
      assert.match(first?.text ?? '', /^#+ Parking permits\n\n[^#]*reception desk\.$/u);
      assert.match(third?.text ?? '', /annual leave/u);
    });

    it('says how sure it is', async () => {
      for (const { confidence } of await readAll(open(), scan(), [1])) {
        assert.ok(confidence > 0.8 && confidence <= 1);
      }
    });

    it('finds nothing on an empty page', async () => {
      assert.deepEqual(await readAll(open(), scan(), [2]), [{ page: 2, text: '', confidence: 1 }]);
    });

    it('leaves the caller’s bytes as they are', async () => {
      const bytes = scan();
      await readAll(open(), bytes, [2]);
      assert.deepEqual(Buffer.from(bytes), Buffer.from(scan()));
    });

    it('says in a sentence that a file can never be read', async () => {
      const result = await finish(open(), { bytes: Buffer.from('no pdf'), pages: [1] });
      assert.equal(result.status, 'failed');
      assert.match(result.reason, /\.$/u);
    });

    it('has an id and limits', () => {
      const { id, pagesPerCall, maxPages } = open();
      assert.ok(id !== '' && pagesPerCall > 0 && maxPages > 0);
    });
  });
}
