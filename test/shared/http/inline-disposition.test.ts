import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inlineDisposition } from '../../../shared/http/inline-disposition.ts';

test('A file name in any script survives, and none can end the header', () => {
  for (const name of [
    'leave.pdf',
    'Größe (2).pdf',
    "o'brien*.pdf",
    '休暇.pdf',
    '"; filename=evil.exe\r\nSet-Cookie: a=b',
  ]) {
    const [, encoded = ''] = /^inline; filename\*=UTF-8''([\w.!#$&+^`|~%-]*)$/.exec(
      inlineDisposition(name),
    ) ?? [assert.fail(inlineDisposition(name))];
    assert.equal(decodeURIComponent(encoded), name);
  }
});

test('Half a surrogate pair becomes the replacement character', () => {
  assert.equal(inlineDisposition('a\ud800.pdf'), "inline; filename*=UTF-8''a%EF%BF%BD.pdf");
});
