import assert from 'node:assert/strict';
import { test } from 'node:test';
import { countTokens as exact } from 'gpt-tokenizer/encoding/o200k_base';
import { guardLongRuns, loadTokenCounter } from '../../../shared/text/count-tokens.ts';

test('counts ordinary text exactly', async () => {
  const count = await loadTokenCounter();
  const texts = [
    '',
    'Annual leave is 25 days a year.',
    '| Plan | Price |\n|---|---|\n| Basic | 12.50 € |',
    'https://example.com/' + 'path/'.repeat(100) + '?q=1',
    '年次有給休暇は二十五日です。',
    '1234567890'.repeat(100),
  ];
  for (const text of texts) assert.equal(count(text), exact(text), text.slice(0, 40));
});

test('counts text that spells a special token as plain text', async () => {
  const count = await loadTokenCounter();
  assert.ok(count('<|endoftext|>') > 1);
});

test('never hands the tokenizer an unbroken run of more than 256 characters', () => {
  const seen: string[] = [];
  const count = guardLongRuns((text) => {
    seen.push(text);
    return text.length;
  });
  for (const run of [
    'a'.repeat(100_000),
    ' '.repeat(5_000),
    '='.repeat(5_000),
    '汉字'.repeat(4_000),
  ]) {
    assert.equal(count(`before ${run} after`), `before ${run} after`.length);
  }
  for (const text of seen) assert.doesNotMatch(text, /\p{L}{257}|\s{257}|={257}/u);
});

test('keeps surrogate pairs whole when it cuts a run', () => {
  const pieces: string[] = [];
  guardLongRuns((text) => pieces.push(text))(`x${'😀'.repeat(1_000)}`);
  for (const piece of pieces) assert.ok(piece.isWellFormed());
});
