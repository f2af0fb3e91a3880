import assert from 'node:assert/strict';
import { test } from 'node:test';
import { citingSentence } from '../../../../shared/answer/cite/citing-sentence.ts';

const cases: [what: string, answer: string, sentence: string][] = [
  ['inside a sentence', 'Leave is paid. You have 25 days [1]', 'You have 25 days'],
  ['after the full stop', 'Leave is paid. You have 25 days. [1]', 'You have 25 days.'],
  ['among other markers', 'Leave is paid [1]. You have 25 days [2][3]', 'You have 25 days'],
  ['in a list item', 'You get:\n- 25 days of leave [1]', '- 25 days of leave'],
  [
    'a fragment takes the sentence before',
    'You have 25 days of leave. Yes! [1]',
    'You have 25 days of leave. Yes!',
  ],
  ['at the very beginning', '[1]', ''],
  [
    'without spaces between sentences',
    '休暇は有給です。年間二十五日です。[1]',
    '年間二十五日です。',
  ],
];

for (const [what, answer, sentence] of cases) {
  test(`Citing sentence: ${what}`, () => assert.equal(citingSentence(answer), sentence));
}
