import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { sentences } from '../../../../../local/services/openai/text/sentences.ts';

describe('sentences', () => {
  it('ends a sentence before the next begins', () => {
    assert.deepEqual(sentences('It costs £3.50. "Really?" Yes! (It does.) Fine'), [
      'It costs £3.50.',
      '"Really?"',
      'Yes!',
      '(It does.)',
      'Fine',
    ]);
  });

  it('is not ended by an abbreviation, an initial or a small letter', () => {
    const one = 'Ask Dr. Smith, J. Doe or approx. 3 others, e.g. Anna etc. before noon.';
    assert.deepEqual(sentences(one), [one]);
  });

  it('knows sentences without spaces between them', () => {
    assert.deepEqual(sentences('有給休暇は二十日です。申請は上司に。'), [
      '有給休暇は二十日です。',
      '申請は上司に。',
    ]);
  });
});
