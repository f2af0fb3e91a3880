import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { countTokens as countExactly } from 'gpt-tokenizer/encoding/o200k_base';
import { countTokens } from '../../../../../local/services/openai/tokens/count-tokens.ts';
import { splitTokens } from '../../../../../local/services/openai/tokens/split-tokens.ts';

const prose = `Full-time employees receive 26 days of paid annual leave, in addition to the eight public
holidays. Leave is booked in the portal; your manager answers within three working days. Up to 5 days of unused leave
may be carried into the next year, and they lapse on 31 March 2026. See section 4.2 of the handbook (HR-01).`;

describe('token estimate', () => {
  it('is within a tenth of the exact count for English prose', () => {
    const exact = countExactly(prose);
    assert.ok(Math.abs(countTokens(prose) - exact) <= exact / 10);
  });

  it('gives the text back, in as many pieces as counted', () => {
    for (const text of [
      prose,
      '',
      '  \n\n',
      '1234567',
      'naïve 🙂🙂 日本語 — “x”',
      'a'.repeat(1000),
    ]) {
      const pieces = splitTokens(text);
      assert.equal(pieces.join(''), text);
      assert.equal(pieces.length, countTokens(text));
      for (const piece of pieces) assert.ok(piece.isWellFormed(), 'no half of a character');
    }
  });

  it('cuts at a limit', () => {
    assert.deepEqual(splitTokens('one two three', 2), ['one', ' two']);
  });
});
