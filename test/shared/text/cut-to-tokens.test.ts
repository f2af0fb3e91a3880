import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cutToTokens } from '../../../shared/text/cut-to-tokens.ts';
import { loadTokenCounter } from '../../../shared/text/count-tokens.ts';

const countTokens = await loadTokenCounter();

test('a text within the limit stays as it is, without being counted when its bytes say so', () => {
  const never = () => assert.fail('counted');
  assert.equal(cutToTokens('short', 5, never), 'short');
  const text = 'Staff get leave.';
  assert.equal(cutToTokens(text, countTokens(text), countTokens), text);
});

test('a longer text is cut to just the limit', () => {
  const text = 'All staff may take leave in the summer months. '.repeat(200);
  const cut = cutToTokens(text, 100, countTokens);
  assert.ok(text.startsWith(cut));
  assert.equal(countTokens(cut), 100);
});

test('a character is never halved, and long hostile texts are counted a bounded number of times', () => {
  let counted = 0;
  const counting = (text: string) => {
    counted += text.length;
    return countTokens(text);
  };
  const cut = cutToTokens('\u{1F600}'.repeat(1_000_000), 10, counting);
  assert.ok(cut.isWellFormed() && cut.length > 0);
  assert.ok(countTokens(cut) <= 10);
  assert.ok(counted < 3_000_000, `${counted} units were counted`);
});
