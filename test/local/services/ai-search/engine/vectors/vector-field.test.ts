import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { SlotSet } from '../../../../../../local/services/ai-search/engine/slot-set.ts';
import { VectorField } from '../../../../../../local/services/ai-search/engine/vectors/vector-field.ts';
import { Random } from '../../../../../support/random.ts';

function cosine(left: Float32Array, right: Float32Array): number {
  const dot = (a: Float32Array, b: Float32Array) =>
    a.reduce((sum, value, index) => sum + value * (b[index] ?? 0), 0);
  return dot(left, right) / Math.sqrt(dot(left, left) * dot(right, right));
}

function slots(members: Iterable<number>): SlotSet {
  const set = new SlotSet();
  for (const slot of members) set.add(slot);
  return set;
}

describe('VectorField', () => {
  for (const dimensions of [2, 8, 13, 256]) {
    it(`finds the nearest of 1,500 vectors of ${dimensions} dimensions exactly`, () => {
      const random = new Random(dimensions);
      const vector = () =>
        Float32Array.from({ length: dimensions }, () => random.below(2001) / 1000 - 1);
      const vectors = Array.from({ length: 1500 }, vector);
      const field = new VectorField(dimensions);
      vectors.forEach((one, slot) => {
        field.set(slot, one);
      });
      const query = vector();
      const even = vectors.flatMap((_, slot) => (slot % 2 === 0 ? [slot] : []));
      const expected = even
        .map((slot) => 1 / (2 - cosine(query, vectors[slot] ?? query)))
        .sort((left, right) => right - left)
        .slice(0, 10);
      const found = field.nearest(query, 10, slots(even));
      assert.equal(found.length, 10);
      for (const [rank, { slot, score }] of found.entries()) {
        assert.equal(slot % 2, 0);
        assert.ok(Math.abs(score - (expected[rank] ?? 0)) < 1e-5, `rank ${rank}: ${score}`);
      }
    });
  }

  it('finds no document without a vector', () => {
    const field = new VectorField(2);
    field.set(1, Float32Array.of(0, 1));
    const found = field.nearest(Float32Array.of(0, 2), 5, slots([0, 1, 2]));
    assert.deepEqual(found, [{ slot: 1, score: 1 }]);
  });

  it('keeps vectors with their documents through compaction', () => {
    const field = new VectorField(2);
    [Float32Array.of(1, 0), Float32Array.of(0, 1), Float32Array.of(-1, 0)].forEach((one, slot) => {
      field.set(slot, one);
    });
    field.compact({ newSlots: Int32Array.of(-1, 0, 1), size: 2 });
    const order = field.nearest(Float32Array.of(-1, 0.1), 5, slots([0, 1, 2]));
    assert.deepEqual(
      order.map(({ slot }) => slot),
      [1, 0],
    );
  });
});
