import assert from 'node:assert/strict';
import { test } from 'node:test';
import { repeatedLength } from '../../../../shared/answer/assemble/repeated-length.ts';
import { Random } from '../../../support/random.ts';

const cases: [what: string, text: string, next: string, repeated: string][] = [
  ['a sentence', 'First. Second one.', 'Second one. Third.', 'Second one.'],
  ['two sentences, not only the last', 'A. B c. B c.', 'B c. B c. D.', 'B c. B c.'],
  ['all of the next', 'First. Second one.', 'Second one.', 'Second one.'],
  ['all of the text', 'Second one.', 'Second one. Third.', 'Second one.'],
  ['nothing', 'First. Second one.', 'Third.', ''],
  ['halves of words that meet', 'It was paid', 'paid-up members', ''],
  ['a single letter that meets', 'two days', 's is a letter', ''],
  ['the end of a word', 'It was unpaid', 'paid members', ''],
  ['sentences without spaces', '年假。二十五天。', '二十五天。病假。', '二十五天。'],
  ['nothing at all', '', '', ''],
];

for (const [what, text, next, repeated] of cases) {
  test(`Repeated: ${what}`, () => assert.equal(repeatedLength(text, next), repeated.length));
}

test('An overlap of whole sentences is found exactly, wherever it begins', () => {
  for (let seed = 1; seed <= 200; seed++) {
    const random = new Random(seed);
    const sentences = Array.from({ length: 12 }, (_, index) => {
      const words = Array.from({ length: 1 + random.below(6) }, () =>
        random.pick(['a', 'b', 'ab']),
      );
      return `${words.join(' ')} ${index}.`;
    });
    const from = random.below(6);
    const to = 6 + random.below(6);
    const text = sentences.slice(0, to).join(' ');
    const next = sentences.slice(from).join(' ');
    assert.equal(
      repeatedLength(text, next),
      sentences.slice(from, to).join(' ').length,
      `seed ${seed}`,
    );
  }
});

test('A text of one letter without end takes no more than linear time, and no more than is looked at', () => {
  const endless = 'a'.repeat(2_000_000);
  assert.equal(repeatedLength(`b ${endless}`, endless), 0);
});
