import assert from 'node:assert/strict';
import { it } from 'node:test';
import { parseTimeSpan } from '../../../local/host/parse-time-span.ts';

const cases: [string, number | undefined][] = [
  ['00:10:00', 600_000],
  ['1.02:03:04.5', 93_784_500],
  ['23:59', 86_340_000],
  ['-1', Infinity],
  ['24:00:00', undefined],
  ['00:60:00', undefined],
  ['00:00:60', undefined],
  ['10', undefined],
  ['', undefined],
];
for (const [text, ms] of cases) {
  it(`reads "${text}"`, () => assert.equal(parseTimeSpan(text), ms));
}
