import assert from 'node:assert/strict';
import { test } from 'node:test';
import { groundingSentence } from '../../web/src/chat/grounding-sentence.ts';

const sentences = (...supported: boolean[]) =>
  supported.map((one, at) => ({ start: at, end: at + 1, supported: one }));

test('A reader is told how much to check, and nothing when all is borne out', () => {
  assert.equal(groundingSentence({ sentences: sentences(true, true) }), undefined);
  assert.match(groundingSentence({ sentences: sentences(true, false) }) ?? '', /^The underlined/u);
  assert.match(groundingSentence({ sentences: sentences(false, true, false) }) ?? '', /^The 2 /u);
  assert.match(
    groundingSentence({ sentences: sentences(false), ungrounded: true }) ?? '',
    /^Nothing of this answer/u,
  );
});
