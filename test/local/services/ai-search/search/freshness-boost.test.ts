import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { ScoringFunction } from '../../../../../local/services/ai-search/definition/scoring-profile-definition.ts';
import { freshnessBoost } from '../../../../../local/services/ai-search/search/freshness-boost.ts';

const DAY = 86_400_000;

function freshness(
  interpolation: ScoringFunction['interpolation'],
  boostingDuration = 'P10D',
): (age: number) => number {
  return freshnessBoost({
    type: 'freshness',
    fieldName: 'updatedAt',
    boost: 3,
    interpolation,
    freshness: { boostingDuration },
  });
}

describe('freshnessBoost', () => {
  it('falls from the boost to 1 over the duration', () => {
    const boost = freshness('linear');
    assert.deepEqual([0, 5 * DAY, 10 * DAY, 99 * DAY].map(boost), [3, 2, 1, 1]);
  });

  it('does not boost dates to come, unless the duration is negative', () => {
    assert.equal(freshness('linear')(-DAY), 1);
    assert.equal(freshness('linear', '-P10D')(-5 * DAY), 2);
    assert.equal(freshness('linear', '-P10D')(5 * DAY), 1);
  });

  it('falls late when quadratic, early when logarithmic, and not at all when constant', () => {
    const early = DAY;
    const linear = freshness('linear')(early);
    assert.ok(freshness('quadratic')(early) > linear);
    assert.ok(freshness('logarithmic')(early) < linear);
    assert.equal(freshness('constant')(9 * DAY), 3);
    for (const curve of ['quadratic', 'logarithmic'] as const) {
      assert.equal(freshness(curve)(0), 3);
      assert.ok(freshness(curve)(10 * DAY - 1) < 1.0001);
    }
  });
});
