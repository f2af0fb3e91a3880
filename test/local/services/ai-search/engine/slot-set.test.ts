import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SlotSet } from '../../../../../local/services/ai-search/engine/slot-set.ts';
import { Random } from '../../../../support/random.ts';

function randomSlots(random: Random): Set<number> {
  const limit = 1 + random.below(300);
  return new Set(Array.from({ length: random.below(60) }, () => random.below(limit)));
}

function toSlotSet(slots: ReadonlySet<number>): SlotSet {
  const result = new SlotSet();
  for (const slot of slots) result.add(slot);
  return result;
}

test('behaves like a set of numbers', () => {
  for (let seed = 0; seed < 200; seed += 1) {
    const random = new Random(seed);
    const [left, right] = [randomSlots(random), randomSlots(random)];
    const [leftSlots, rightSlots] = [toSlotSet(left), toSlotSet(right)];
    const sorted = (slots: ReadonlySet<number>) => [...slots].toSorted((a, b) => a - b);
    const message = `seed ${seed}`;
    assert.deepEqual(leftSlots.union(rightSlots).toArray(), sorted(left.union(right)), message);
    assert.deepEqual(
      leftSlots.intersection(rightSlots).toArray(),
      sorted(left.intersection(right)),
      message,
    );
    assert.deepEqual(
      leftSlots.difference(rightSlots).toArray(),
      sorted(left.difference(right)),
      message,
    );
    assert.equal(leftSlots.size, left.size, message);
    for (const slot of right) leftSlots.delete(slot);
    assert.deepEqual(leftSlots.toArray(), sorted(left.difference(right)), message);
    assert.equal(leftSlots.has(100_000), false);
  }
});
