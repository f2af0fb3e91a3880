import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compareRanked, TopK } from '../../../../../local/services/ai-search/engine/top-k.ts';
import { Random } from '../../../../support/random.ts';

test('keeps what a full sort would put first', () => {
  for (let seed = 0; seed < 100; seed += 1) {
    const random = new Random(seed);
    const offers = Array.from({ length: random.below(80) }, (_, slot) => ({
      slot,
      score: random.below(10),
    }));
    const k = random.below(20);
    const best = new TopK(k);
    for (const { slot, score } of offers) best.offer(slot, score);
    assert.deepEqual(best.ranked(), offers.toSorted(compareRanked).slice(0, k), `seed ${seed}`);
  }
});
