import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { nextOccurrence } from '../../../../local/host/timer/next-occurrence.ts';
import { parseSchedule } from '../../../../local/host/timer/parse-schedule.ts';

/** Expression, a time, and the occurrences that follow it. */
const cases: [string, string, string[]][] = [
  ['*/5 * * * * *', '2026-03-01T00:00:00Z', ['2026-03-01T00:00:05Z', '2026-03-01T00:00:10Z']],
  ['0 */5 * * * *', '2026-03-01T00:02:30Z', ['2026-03-01T00:05:00Z', '2026-03-01T00:10:00Z']],
  ['0 0 * * * *', '2026-12-31T23:00:00Z', ['2027-01-01T00:00:00Z']],
  ['0 0 */2 * * *', '2026-03-01T01:00:00Z', ['2026-03-01T02:00:00Z', '2026-03-01T04:00:00Z']],
  ['0 0 9-17 * * *', '2026-03-01T17:00:01Z', ['2026-03-02T09:00:00Z']],
  ['0 30 9 * * *', '2026-03-01T09:29:59.999Z', ['2026-03-01T09:30:00Z', '2026-03-02T09:30:00Z']],
  ['0 30 9 * * *', '2026-03-01T09:30:00Z', ['2026-03-02T09:30:00Z']],
  ['0 30 9 * * 1-5', '2026-03-06T10:00:00Z', ['2026-03-09T09:30:00Z']],
  ['0 30 9 * Jan Mon', '2026-01-31T00:00:00Z', ['2027-01-04T09:30:00Z']],
  ['0 0 0 1,15 * *', '2026-02-02T00:00:00Z', ['2026-02-15T00:00:00Z', '2026-03-01T00:00:00Z']],
  ['0 0 0 31 * *', '2026-04-01T00:00:00Z', ['2026-05-31T00:00:00Z']],
  ['0 0 0 29 2 *', '2026-01-01T00:00:00Z', ['2028-02-29T00:00:00Z', '2032-02-29T00:00:00Z']],
  ['0 0 0 13 * Fri', '2026-03-14T00:00:00Z', ['2026-11-13T00:00:00Z']],
  [
    '10-20/5,50 0 0 * * *',
    '2026-03-01T00:00:11Z',
    [
      '2026-03-01T00:00:15Z',
      '2026-03-01T00:00:20Z',
      '2026-03-01T00:00:50Z',
      '2026-03-02T00:00:10Z',
    ],
  ],
  [
    '5/20 0 0 * * *',
    '2026-03-01T00:00:00Z',
    ['2026-03-01T00:00:05Z', '2026-03-01T00:00:25Z', '2026-03-01T00:00:45Z'],
  ],
  ['0 0 0 1 december SUNDAY', '2026-01-01T00:00:00Z', ['2030-12-01T00:00:00Z']],
  ['15 * * * *', '2026-03-01T00:15:00Z', ['2026-03-01T01:15:00Z']],
  ['* * * * * *', '1969-12-31T23:59:59Z', ['1970-01-01T00:00:00Z']],
];

describe('nextOccurrence', () => {
  for (const [expression, from, occurrences] of cases) {
    it(`"${expression}" after ${from}`, () => {
      const schedule = parseSchedule(expression);
      let time = Date.parse(from);
      for (const expected of occurrences) {
        time = nextOccurrence(schedule, time);
        assert.equal(new Date(time).toISOString(), new Date(expected).toISOString());
      }
    });
  }

  it('refuses a date that never comes', () => {
    assert.throws(() => nextOccurrence(parseSchedule('0 0 0 30 2 *'), 0), /never comes/);
  });
});
