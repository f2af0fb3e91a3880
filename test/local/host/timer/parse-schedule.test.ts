import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parseSchedule } from '../../../../local/host/timer/parse-schedule.ts';

describe('parseSchedule', () => {
  const refusals: [string, RegExp][] = [
    ['00:05:00', /is a TimeSpan/],
    ['1.00:00:00', /is a TimeSpan/],
    ['0 0 0', /has 3 fields/],
    ['0 0 0 * * * *', /has 7 fields/],
    ['60 * * * * *', /"60" as second/],
    ['0 0 24 * * *', /"24" as hour/],
    ['0 0 0 0 * *', /"0" as day;/],
    ['0 0 0 * 13 *', /"13" as month/],
    ['0 0 0 * * 7', /"7" as day of week/],
    ['0 0 0 * * Mo-Fr', /"Mo-Fr" as day of week/],
    ['0 10-5 * * * *', /"10-5" as minute/],
    ['0 */0 * * * *', /"\*\/0" as minute/],
    ['0 1,,2 * * * *', /"" as minute/],
    ['0 ? * * * *', /"\?" as minute/],
  ];
  for (const [text, reason] of refusals) {
    it(`refuses "${text}" and names the fault`, () => {
      assert.throws(() => parseSchedule(text), reason);
    });
  }
});
