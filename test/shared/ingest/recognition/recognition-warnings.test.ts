import assert from 'node:assert/strict';
import { test } from 'node:test';
import { recognitionWarnings } from '../../../../shared/ingest/recognition/recognition-warnings.ts';

test('tells recognised, doubtful, blank and unread pages apart', () => {
  const recognized = new Map([
    [2, { text: 'Clear.', confidence: 0.95 }],
    [3, { text: 'Blurred.', confidence: 0.6 }],
    [4, { text: '', confidence: 1 }],
  ]);
  const reasons = ['It took too long.', 'It took too long.'];
  assert.deepEqual(recognitionWarnings([2, 3, 4, 8, 9], recognized, reasons), [
    'Pages 2–3 recognised from an image: the text may hold mistakes.',
    'Page 3 hard to recognise: many words may be wrong.',
    'Page 4 without text: nothing was found in the image.',
    'Pages 8–9 without text: empty, or images. It took too long.',
  ]);
});

test('has nothing to say about nothing', () => {
  assert.deepEqual(recognitionWarnings([], new Map(), []), []);
});
