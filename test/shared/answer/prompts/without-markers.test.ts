import assert from 'node:assert/strict';
import { test } from 'node:test';
import { withoutMarkers } from '../../../../shared/answer/prompts/without-markers.ts';

const cases: [what: string, given: string, expected: string][] = [
  ['a footnote', 'The limit is 40 EUR [2].', 'The limit is 40 EUR (2).'],
  ['several', 'Paris[1][2, 3] is【4】 big.', 'Paris(1)(2, 3) is(4) big.'],
  ['a named one', 'See [Source 3] and [^1].', 'See (Source 3) and (^1).'],
  ['other brackets stay', '- [ ] task [x] [a](b) [see below]', '- [ ] task [x] [a](b) [see below]'],
  [
    'code stays',
    'Use `items[0]` or\n```\nrow[1]\n```\nas in [1].',
    'Use `items[0]` or\n```\nrow[1]\n```\nas in (1).',
  ],
  ['an open fence', '```\nrow[1]', '```\nrow[1]'],
];

for (const [what, given, expected] of cases) {
  test(`Markers of a document: ${what}`, () => assert.equal(withoutMarkers(given), expected));
}
