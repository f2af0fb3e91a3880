import assert from 'node:assert/strict';
import { test } from 'node:test';
import { normalizeText } from '../../../shared/text/normalize-text.ts';

test('line ends become line feeds and odd spaces plain ones', () => {
  assert.equal(normalizeText('a\r\nb\rc\u2028d\u00a0e\u2009f'), 'a\nb\nc\nd e f');
});

test('ligatures are spelled out and accents composed', () => {
  assert.equal(normalizeText('eﬃcient ﬁle cafe\u0301'), 'efficient file café');
});

test('invisible and control characters go, tabs and line feeds stay', () => {
  assert.equal(
    normalizeText('\ufeffco\u00adop\u200be\u202era\u0000te\u001b\tx\n'),
    'cooperate\tx\n',
  );
});

test('a lone surrogate becomes the replacement character', () => {
  assert.equal(normalizeText('a\ud800b'), 'a\ufffdb');
});
